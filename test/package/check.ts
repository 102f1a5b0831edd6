import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { blocksOf } from '../support/page-blocks.ts'
import { checkApiReport } from './api-report.ts'

/**
 * Packs the package as it is published, looks at what is in it, and has programs of each kind use it, installed where
 * nothing else is. npm run check:package [-- <folder that stays, with the package in its node_modules>]
 */
const ROOT = path.join(import.meta.dirname, '..', '..')
const BIN = path.join(ROOT, 'node_modules', '.bin')
const CONSUMERS = path.join(import.meta.dirname, 'consumers')
/** Commands run with the Node of this process: node test/package/check.ts tries any. */
const PATH = [path.dirname(process.execPath), BIN, process.env['PATH']].join(path.delimiter)

/** What a package may have, and how large it may be. */
const PACKED = /^(dist\/.+\.(js|d\.ts)|seeds\/.+\.json|openapi\/[a-z]+\.json|assets\/[a-z]+\.(css|js|svg)|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/
const LARGEST_TARBALL = 500_000
/** What an installation takes, in files; docs/performance.md says of what. */
const LARGEST_INSTALLATION = 68_000_000

const scratch = mkdtempSync(path.join(tmpdir(), 'ringback-package-'))
const user = process.argv[2] ?? path.join(scratch, 'user')
let failed = 0

function run (cwd: string, command: string, args: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd, encoding: 'utf8', env: { ...process.env, PATH, ...env }
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`)
  return stdout
}

function check (name: string, work: () => void) {
  try {
    work()
    console.log(`ok: ${name}`)
  } catch (error) {
    failed++
    console.log(`NOT OK: ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

interface Packed { filename: string, size: number, files: { path: string }[] }

function pack (): string {
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true })
  const output = run(ROOT, 'npm', ['pack', '--json', '--silent', '--pack-destination', scratch])
  const [packed] = JSON.parse(output.slice(output.indexOf('[\n'))) as Packed[]
  if (packed === undefined) throw new Error(output)
  check('the package has what is published, and no more', () => {
    const foreign = packed.files.filter(file => !PACKED.test(file.path)).map(file => file.path)
    if (foreign.length > 0) throw new Error(foreign.join(' '))
    if (packed.size > LARGEST_TARBALL) throw new Error(`${packed.size} bytes`)
    console.log(`${packed.files.length} files, ${packed.size} bytes`)
  })
  return path.join(scratch, packed.filename)
}

function install (folder: string, tarball: string, extra: readonly string[] = []) {
  mkdirSync(folder, { recursive: true })
  run(folder, 'npm', ['install', '--silent', '--no-audit', '--no-fund', ...extra, tarball])
  cpSync(CONSUMERS, folder, { recursive: true })
}

function checkInstalled () {
  const modules = path.join(user, 'node_modules')
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
  if (bytes > LARGEST_INSTALLATION) throw new Error(`${bytes} bytes`)
  console.log(`${files.length} files, ${bytes} bytes`)
}

const tarball = pack()
check('publint', () => run(ROOT, 'publint', ['--strict', tarball]))
check('types are found by every kind of module', () => run(ROOT, 'attw', ['--profile', 'esm-only', tarball]))
check('the report of the API is committed', checkApiReport)

check('it can be installed where nothing else is', () => install(user, tarball))
check('it is as large as is said', checkInstalled)
check('a module imports it', () => run(user, process.execPath, ['esm.mjs']))
if (Number.parseInt(process.versions.node) >= 24) {
  check('a module has it closed by itself', () => run(user, process.execPath, ['using.mjs']))
}
check('CommonJS requires it', () => run(user, process.execPath, ['require.cjs']))
check('node:test', () => run(user, process.execPath, ['--test', 'node.test.mjs']))
check('npx', () => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const printed = run(user, 'npx', ['--no-install', 'ringback', '--version']).trim()
  if (printed !== version) throw new Error(`${printed} is not ${version}`)
})
check('its types need nothing that has none', () => run(user, 'tsc', [
  '--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext',
  '--typeRoots', path.join(ROOT, 'node_modules', '@types'), '--types', 'node', 'strict.mts'
]))

const runners = path.join(scratch, 'runners')
check('test runners can be installed', () => {
  mkdirSync(runners)
  for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(import.meta.dirname, file), path.join(runners, file))
  run(runners, 'npm', ['ci', '--silent', '--no-audit', '--no-fund'])
  install(runners, tarball, ['--no-save'])
})
check('vitest', () => run(runners, process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'vitest.test.mjs']))
check('vitest, as docs/testing.md tells', () => {
  const program = blocksOf('docs/testing.md').find(({ text }) => text.includes('from \'vitest\''))
  if (program?.file === undefined) throw new Error('the page has none')
  writeFileSync(path.join(runners, program.file), program.text)
  run(runners, process.execPath, ['node_modules/vitest/vitest.mjs', 'run', program.file])
})
check('jest', () => run(runners, process.execPath, ['node_modules/jest/bin/jest.js', '--testMatch', '**/jest.test.mjs'],
  { NODE_OPTIONS: '--experimental-vm-modules' }))

rmSync(scratch, { recursive: true })
process.exitCode = failed === 0 ? 0 : 1
