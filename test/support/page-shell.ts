import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { BARE, ROOT, unwatched } from './command.ts'

/** A shell in which commands of a page are run as a reader types them. */

/** The server of the pages, in commands and answers. */
export const SHOWN_HOST = '127.0.0.1:7464'

const MAIN = path.join(ROOT, 'src', 'cli', 'main.ts')

/**
 * What the commands stand for here: the code beside this test. An HTTP error is a failure, unless its headers are
 * shown.
 */
const SHELL = [
  'curl () { case " $* " in *" -i "*) command curl -sS "$@";; *) command curl -sS --fail "$@";; esac; }',
  `npm () { (cd '${ROOT}' && command npm --silent "$@"); }`,
  `ringback () { node '${MAIN}' "$@"; }`,
  'npx () { case "$1" in ringback) shift; ringback "$@";; vitest) shift 2; node --test "$@";; *) command npx "$@";; esac; }'
].join('\n')

/** A command that serves until it is ended: its options. */
const SERVES = /^(?:npm ci && )?(?:npm start(?: --)?|(?:npx )?ringback)((?: serve)?(?: -.*)?)$/

/** A command that sets a variable. */
const SETS = /^\w+=\$\(.*\)$/

/** How long a command may take, in ms. */
const LIMIT = 120_000

export interface Answer { code: number | null, stdout: string, stderr: string }

export interface PageShell {
  /** Runs a command. What it sets, later ones have. One that serves is left running, in place of the one before. */
  run (command: string): Promise<Answer>
  [Symbol.asyncDispose] (): Promise<void>
}

/** In the place of vitest, which is not installed here; npm run check:package runs the same programs with vitest. */
const LIKE_VITEST = [
  'import assert from "node:assert/strict"',
  'export { test, after as afterAll } from "node:test"',
  'export const expect = value => ({',
  '  toBe: wanted => assert.equal(value, wanted), toEqual: wanted => assert.deepEqual(value, wanted)',
  '})'
].join('\n')

/** A folder as a reader's is who has installed the package. */
export function fillFolder (folder: string) {
  const index = pathToFileURL(path.join(ROOT, 'src', 'index.ts')).href
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  install(folder, 'ringback', `export * from ${JSON.stringify(index)}\n`)
  install(folder, 'vitest', LIKE_VITEST)
}

function install (folder: string, name: string, code: string) {
  const installed = path.join(folder, 'node_modules', name)
  mkdirSync(installed, { recursive: true })
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js' }))
  writeFileSync(path.join(installed, 'index.js'), code)
}

/** @param host of a server of the default scenario that runs already */
export function openShell (folder: string, host: string): PageShell {
  const settings: string[] = []
  let server: Server | undefined

  return {
    async run (command) {
      const [, options] = SERVES.exec(command) ?? []
      if (options !== undefined) {
        await server?.end()
        server = undefined
        if (options === '') return { code: 0, stdout: '', stderr: '' } // the one that runs already
        server = await serve(options, folder)
        return { code: server.code, stdout: server.printed.replaceAll(server.host, SHOWN_HOST), stderr: server.said }
      }
      const asked = server?.host ?? host
      const own = [SHELL, `export RINGBACK_URL=http://${asked}`, ...settings, command].join('\n').replaceAll(SHOWN_HOST, asked)
      const { code, stdout, stderr } = await sh(['-c', own], folder)
      if (SETS.test(command)) settings.push(command)
      return { code, stdout: stdout.replaceAll(asked, SHOWN_HOST), stderr: stderr.replaceAll(asked, SHOWN_HOST) }
    },
    async [Symbol.asyncDispose] () { await server?.end() }
  }
}

const environment = () => ({
  ...process.env, ...BARE, PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter)
})

/** Runs the shell. */
export async function sh (args: readonly string[], cwd: string): Promise<Answer> {
  const child = spawn(...unwatched(['sh', ...args]),
    { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const group = child.pid
  const timer = setTimeout(() => { if (group !== undefined) process.kill(-group, 'SIGKILL') }, LIMIT)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  clearTimeout(timer)
  return { code: child.exitCode, stdout, stderr }
}

interface Server { host: string, printed: string, said: string, code: number | null, end (): Promise<void> }

/** Serves on a port of its own; resolves once it is ready, or has ended. */
async function serve (options: string, cwd: string): Promise<Server> {
  const child = spawn(...unwatched(['sh', '-c', `exec node '${MAIN}' ${options} --port 0`]), {
    cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe']
  })
  let [printed, said] = ['', '']
  child.stdout.on('data', chunk => { printed += String(chunk) })
  child.stderr.on('data', chunk => { said += String(chunk) })
  const closed = once(child, 'close')
  while (!printed.endsWith('\n\n') && child.exitCode === null) await sleep(20)
  if (child.exitCode !== null) await closed
  const [, host = SHOWN_HOST] = /http:\/\/([^/\s]+)\//.exec(printed) ?? []
  return {
    host,
    printed,
    said,
    code: child.exitCode ?? 0,
    async end () { if (child.exitCode === null && child.kill('SIGKILL')) await closed }
  }
}
