import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

const SRC = path.join(import.meta.dirname, '..', '..', 'src')

/** What a platform is made of. */
const KIT = ['platforms/platform.ts', 'platforms/invariants.ts',
  'platforms/accounts.ts', 'platforms/writes.ts', 'platforms/located.ts', 'platforms/examples.ts', 'platforms/kit/', 'store/', 'world/', 'http/']

/** What the files of a folder (or a file) may import of ours; the first rule that fits a file counts. */
const RULES: [who: string, may: string[]][] = [
  ['version.ts', []],
  ['supported-node.ts', []],
  ['world/', ['world/']],
  ['store/', ['store/', 'world/']],
  ['http/', ['http/', 'version.ts', 'world/shown.ts']],
  ['platforms/index.ts', ['platforms/']],
  ['platforms/located.ts', []],
  ['platforms/cxengage/', ['platforms/cxengage/', ...KIT, 'version.ts']],
  ['platforms/vcc/', ['platforms/vcc/', ...KIT, 'version.ts']],
  ['platforms/', KIT],
  ['seeding/day-worker.ts', ['seeding/', 'world/', 'store/', 'platforms/index.ts']],
  ['seeding/', ['seeding/', 'world/', 'store/', 'platforms/platform.ts', 'http/shell.ts', 'version.ts']],
  ['invariants/', ['invariants/', 'platforms/platform.ts', 'platforms/invariants.ts', 'store/', 'world/', 'http/']],
  ['cases/', ['cases/', 'platforms/platform.ts', 'platforms/located.ts', 'world/']],
  ['spaces/', ['spaces/', 'actions/', 'version.ts', 'cases/', 'seeding/changed-days.ts', 'platforms/platform.ts', 'platforms/accounts.ts',
    'platforms/writes.ts', 'platforms/located.ts', 'platforms/kit/rename-tenant.ts', 'store/', 'world/', 'http/']],
  ['actions/', ['actions/', 'cases/report.ts', 'platforms/located.ts', 'world/']],
  ['control/', ['control/', 'actions/', 'spaces/', 'seeding/changed-days.ts', 'cases/', 'world/', 'store/', 'platforms/platform.ts', 'platforms/located.ts',
    'platforms/examples.ts', 'http/', 'version.ts', 'invariants/']],
  ['config.ts', ['world/instants.ts']],
  ['app.ts', ['world/instants.ts', 'world/shown.ts', 'platforms/platform.ts', 'control/', 'http/']],
  ['ringback.ts', ['actions/', 'cases/', 'http/', 'invariants/', 'world/']],
  ['check-options.ts', ['world/did-you-mean.ts', 'ringback.ts']],
  ['ready-credentials.ts', ['platforms/platform.ts', 'platforms/accounts.ts', 'ringback.ts', 'world/']],
  ['listener.ts', ['check-options.ts', 'ringback.ts']],
  ['server-actions.ts', ['actions/', 'cases/', 'spaces/', 'world/']],
  ['emulation.ts', ['ringback.ts', 'platforms/index.ts', 'platforms/platform.ts', 'platforms/writes.ts', 'platforms/invariants.ts', 'spaces/', 'seeding/', 'store/', 'world/', 'http/',
    'invariants/']],
  ['server.ts', ['app.ts', 'server-actions.ts', 'emulation.ts', 'listener.ts', 'cases/', 'check-options.ts', 'ready-credentials.ts',
    'ringback.ts', 'invariants/']],
  ['index.ts', ['supported-node.ts', 'actions/', 'spaces/space-error.ts', 'cases/', 'ringback.ts',
    'server.ts', 'config.ts', 'version.ts', 'seeding/', 'store/', 'world/', 'platforms/platform.ts', 'invariants/']],
  ['cli/', ['cli/', 'actions/', 'supported-node.ts', 'ringback.ts', 'server.ts', 'config.ts', 'version.ts',
    'seeding/', 'platforms/index.ts', 'platforms/platform.ts',
    'store/database-error.ts', 'http/', 'world/', 'invariants/']]
]

const oursOf = (file: string) =>
  importsOf(file).filter(name => name.startsWith('.')).map(name => path.join(path.dirname(file), name))

const importsOf = (file: string) => [
  ...readFileSync(path.join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)
].map(([, name = '']) => name)

t.test('imports point downwards', async t => {
  for (const file of globSync('**/*.ts', { cwd: SRC })) {
    const [, may] = RULES.find(([who]) => file.startsWith(who)) ?? []
    if (may === undefined) {
      t.fail(`no rule for ${file}`)
      continue
    }
    t.strictSame(oursOf(file).filter(name => !may.some(allowed => name.startsWith(allowed))), [], file)
  }
})

t.test('imports form no circle', async t => {
  const done = new Set<string>()

  /** The files from one that is met again to itself. */
  function findCircle (file: string, way: readonly string[]): readonly string[] {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of oursOf(file)) {
      const circle = findCircle(next, [...way, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of globSync('**/*.ts', { cwd: SRC })) t.strictSame(findCircle(file, []), [], file)
})

t.test('the world knows neither HTTP nor SQL', async t => {
  for (const file of globSync('world/**/*.ts', { cwd: SRC })) {
    t.strictSame(importsOf(file).filter(name => /fastify|sqlite|^node:/.test(name)), [], file)
  }
})

t.test('files are short', async t => {
  const lengths = globSync('**/*.ts', { cwd: SRC }).map(file =>
    readFileSync(path.join(SRC, file), 'utf8').split('\n').length - 1).sort((a, b) => a - b)
  t.ok((lengths.at(-1) ?? 0) <= 250, 'none has more than 250 lines')
  t.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) <= 75, 'half of them have about 60')
})

t.test('a comment that names a test names one that there is', async t => {
  const textsOf = (cwd: string, pattern: string) =>
    globSync(pattern, { cwd }).map(file => readFileSync(path.join(cwd, file), 'utf8'))
  // An invariant is tested over everything that is told.
  const tests = [...textsOf(path.join(import.meta.dirname, '..'), '**/*.test.ts'), ...textsOf(SRC,
    'platforms/*/invariants/*.ts')].join('\n')
  for (const file of globSync('**/*.ts', { cwd: SRC })) {
    const text = readFileSync(path.join(SRC, file), 'utf8').replaceAll(/\s*\n\s*(?:\*|\/\/) /g, ' ')
    const named = [...text.matchAll(/Test: "([^"]*)"/g)].map(([, name = '']) => name)
    for (const name of named) t.ok(tests.includes(`'${name.replaceAll('\'', '\\\'')}'`), `${file}: "${name}"`)
    t.equal(named.length, text.split('QUIRK(').length - 1, `${file}: every quirk names its test`)
  }
})
