import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { parse } from 'yaml'

const ROOT = path.join(import.meta.dirname, '..', '..')

const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const parsed = (file: string): unknown => parse(textOf(file), { strict: true, uniqueKeys: true })

interface Update {
  'package-ecosystem': string
  directory?: string
  directories?: string[]
  groups?: Record<string, { patterns?: string[], 'exclude-patterns'?: string[] }>
  ignore?: { 'dependency-name': string }[]
}
interface Element { type: string, id?: string, attributes: { label?: string, value?: string } }
interface Form { name: string, description: string, body: Element[] }

t.test('Dependabot watches every file that names versions', async t => {
  const { version, updates } = parsed('.github/dependabot.yml') as { version: number, updates: Update[] }
  t.equal(version, 2)
  const watched = (ecosystem: string) => updates.filter(update => update['package-ecosystem'] === ecosystem)
    .flatMap(({ directory = [], directories = [] }) => [directory, directories].flat()).sort()
  const locks = globSync('**/package-lock.json', { cwd: ROOT, exclude: name => name === 'node_modules' })
    .filter(file => !file.startsWith('bench/'))
  t.strictSame(watched('npm'), locks.map(file => path.posix.join('/', path.dirname(file))).sort())
  t.strictSame(watched('github-actions'), ['/'])
  t.strictSame(watched('docker'), ['/'])

  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, object>
  const [npm] = updates
  const named = [
    ...Object.values(npm?.groups ?? {}).flatMap(group => [group.patterns ?? [], group['exclude-patterns'] ?? []].flat()),
    ...npm?.ignore?.map(ignored => ignored['dependency-name']) ?? []
  ]
  for (const name of named) t.ok(name in { ...dependencies, ...devDependencies }, name)
})

t.test('every issue form asks what GitHub can show, and a payload without personal data', async t => {
  const files = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: ROOT }).sort()
  t.strictSame(files.map(file => path.basename(file)), ['bug.yml', 'config.yml', 'differences.yml', 'payload.yml'])
  for (const file of files.filter(file => !file.endsWith('config.yml'))) {
    const { body, ...form } = parsed(file) as Form
    t.match(form, { name: /./, description: /./ }, file)
    const asked = body.filter(({ type }) => type !== 'markdown')
    t.ok(asked.length > 2, file)
    t.equal(new Set(asked.map(({ id }) => id)).size, asked.length, `${file}: ids are unique`)
    for (const { type, attributes } of body) {
      t.match(type, /^(markdown|input|textarea|dropdown|checkboxes)$/, file)
      t.match(type === 'markdown' ? attributes.value : attributes.label, /./, file)
    }
  }
  for (const file of ['payload.yml', 'differences.yml']) {
    t.match(textOf(`.github/ISSUE_TEMPLATE/${file}`), /personal data/i, file)
  }
})

t.test('SECURITY.md names the credentials as they are, and files that exist', async t => {
  const page = textOf('SECURITY.md')
  const scenarios = globSync('seeds/*.json', { cwd: ROOT }).map(textOf).join('\n')
  for (const [, secret = ''] of page.matchAll(/`(?:\w+:)?([\w-]+-secret)`/g)) t.ok(scenarios.includes(`"${secret}"`), secret)
  for (const [, file = ''] of page.matchAll(/`(seeds\/)`/g)) t.ok(existsSync(path.join(ROOT, file)), file)
})
