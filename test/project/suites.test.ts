import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

const ROOT = path.join(import.meta.dirname, '..', '..')

const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

t.test('every test file is run once, alone or in a suite', async t => {
  const [, list = ''] = /^include:\n((?: {2}- .*\n)+)/m.exec(textOf('.taprc')) ?? []
  const included = list.trim().split('\n').flatMap(line => globSync(line.trim().slice(2), { cwd: ROOT }))
  const suites = included.filter(file => !file.endsWith('.test.ts'))
  t.strictSame(suites.sort(), globSync('test/suites/*.ts', { cwd: ROOT }).sort())

  const folders =
    suites.flatMap(file => /suite\((.*)\)/.exec(textOf(file))?.[1]?.replaceAll('\'', '').split(', ') ?? [])
  t.ok(folders.length > 5)
  const inSuites = folders.flatMap(folder => globSync(`test/${folder}/**/*.test.ts`, { cwd: ROOT }))
  const run = [...included.filter(file => file.endsWith('.test.ts')), ...inSuites]
  t.strictSame(run.sort(),
    globSync('test/**/*.test.ts', { cwd: ROOT, exclude: name => name === 'node_modules' }).sort())
})
