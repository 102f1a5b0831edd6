import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'

const ROOT = path.join(import.meta.dirname, '..')

const require = createRequire(import.meta.url)

interface Package { name: string, engines: { node: string } }

const readPackage = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package

t.test('the contracts, the scenarios and their schema can be imported by name', async t => {
  t.match(require('ringback/openapi/cxengage.json'), { openapi: '3.1.0' })
  t.match(require('ringback/openapi/vcc.json'), { openapi: '3.1.0' })
  t.match(require('ringback/seeds/scenario.schema.json'), { title: 'A scenario of ringback' })
  t.match(require('ringback/seeds/quiet.json'), { tenants: [{ name: 'Quiet' }] })
})

t.test('every entry refuses an older Node in one line, before SQLite can crash it', async t => {
  const [, oldest = ''] = /^>=(\d+\.\d+)$/.exec(readPackage(ROOT).engines.node) ?? []
  const [major, minor] = oldest.split('.').map(Number)
  const imports = `import(${JSON.stringify(pathToFileURL(path.join(ROOT, 'src/index.ts')))}).catch(error => console.error(error.message))`
  const entries = { command: ['src/cli/main.ts', '--version'], import: ['--input-type=module', '--eval', imports] }
  for (const [name, args] of Object.entries(entries)) {
    const run = (version: string) => {
      const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: ${JSON.stringify(version)} } })`
      return spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, ...args], { cwd: ROOT, encoding: 'utf8' })
    }
    const older = `${major}.${Number(minor) - 1}.9`
    t.equal(run(older).stderr, `ringback: needs Node.js ${oldest} or later, and this is ${older}\n`, `${name}: refused`)
    t.equal(run(`${oldest}.0`).stderr, '', `${name}: the oldest is taken`)
  }
})
