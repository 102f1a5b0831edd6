import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'
import ts from 'typescript'
import { ROOT, unwatched } from '../support/command.ts'
import { notLong, onlyLong } from '../support/size.ts'

const require = createRequire(import.meta.url)

interface Package {
  engines: { node: string }
  dependencies: Record<string, string>
  types?: string
  typings?: string
  exports?: unknown
}

const readPackage = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package

t.test('the contracts, the scenarios and their schema can be imported by name', async t => {
  t.match(require('ringback/openapi/cxengage.json'), { openapi: '3.1.0' })
  t.match(require('ringback/openapi/vcc.json'), { openapi: '3.1.0' })
  t.match(require('ringback/seeds/scenario.schema.json'), { title: 'A scenario of ringback' })
  t.match(require('ringback/seeds/quiet.json'), { tenants: [{ name: 'Quiet' }] })
})

t.test('every entry refuses an older Node in one line, before SQLite can crash it', notLong, async t => {
  const [, oldest = ''] = /^>=(\d+\.\d+)$/.exec(readPackage(ROOT).engines.node) ?? []
  const [major, minor] = oldest.split('.').map(Number)
  const index = JSON.stringify(pathToFileURL(path.join(ROOT, 'src', 'index.ts')))
  const imports = `import(${index}).catch(error => console.error(error.message))`
  const entries = { command: ['src/cli/main.ts', '--version'], import: ['--input-type=module', '--eval', imports] }
  for (const [name, args] of Object.entries(entries)) {
    const run = (version: string) => {
      const value = `{ ...process.versions, node: ${JSON.stringify(version)} }`
      const pretend = `Object.defineProperty(process, "versions", { value: ${value} })`
      const first = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]
      return spawnSync(...unwatched([process.execPath, ...first, ...args]), { cwd: ROOT, encoding: 'utf8' })
    }
    const older = `${major}.${Number(minor) - 1}.9`
    t.equal(run(older).stderr, `ringback: needs Node.js ${oldest} or later, and this is ${older}\n`, `${name}: refused`)
    t.equal(run(`${oldest}.0`).stderr, '', `${name}: the oldest is taken`)
  }
})

t.test('the types need nothing that has none', onlyLong, async t => {
  const { dependencies } = readPackage(ROOT)
  const imported = [...packagesIn(declarationsFrom(path.join(ROOT, 'src', 'index.ts')))].sort()
  t.ok(imported.length > 0)
  for (const name of imported) {
    t.ok(name in dependencies, `${name} is installed with the package`)
    const { types, typings, exports } = readPackage(path.join(ROOT, 'node_modules', name))
    const exported = JSON.stringify(exports ?? null).includes('"types"')
    t.ok(exported || types !== undefined || typings !== undefined, `${name} has types of its own`)
  }
})

/** The declarations that a program sees that imports the file: those of the build, from one file to the next. */
function declarationsFrom (entry: string): Map<string, string> {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.build.json'), ts.sys.readFile) as { config: object }
  const program = ts.createProgram([entry], ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options)
  const texts = new Map<string, string>()
  const waiting = [entry]
  for (const file of waiting) {
    if (texts.has(file)) continue
    program.emit(program.getSourceFile(file), (_name, text) => texts.set(file, text), undefined, true)
    const ours = namesIn(texts.get(file) ?? '').filter(isOurs)
    waiting.push(...ours.map(name => fileURLToPath(new URL(name, pathToFileURL(file)))))
  }
  return texts
}

const namesIn = (text: string) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)

const isOurs = (name: string) => name.startsWith('.')

/** The packages that declarations import, `@scope/name` or `name`; Node's own modules are @types/node's. */
const packagesIn = (texts: ReadonlyMap<string, string>) => new Set([...texts.values()]
  .flatMap(text => namesIn(text).filter(name => !isOurs(name) && !/^(node:|https?$)/.test(name)))
  .map(name => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))
