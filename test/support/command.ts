import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { isLong } from './size.ts'

export const ROOT = path.join(import.meta.dirname, '..', '..')

/** Starts in no time: nobody calls it. */
export const QUIET = JSON.stringify({ description: 'A centre that nobody calls', tenants: [] })

export interface Result { code: number | null, stdout: string, stderr: string }

const { NODE_COMPILE_CACHE: compiled } = process.env

/**
 * Nothing of this process's environment, but what is compiled already, and that npm runs it: a server whose test was
 * killed ends by itself.
 */
export const BARE = { npm_lifecycle_event: 'test', ...compiled !== undefined && { NODE_COMPILE_CACHE: compiled } }

/**
 * What to spawn for a process that tap does not watch. By NODE_OPTIONS, which it puts into every environment, it would
 * know what the process covers, and that takes half a second of each.
 */
export const unwatched = (command: readonly string[]): [file: string, args: string[]] =>
  ['env', ['-u', 'NODE_OPTIONS', ...command]]

/** The command line, in a process of its own; the long tests want to know what it covers. */
export function launch (args: readonly string[], env: Record<string, string> = {}, nodeArgs: readonly string[] = []) {
  const node = [process.execPath, ...nodeArgs, 'src/cli/main.ts', ...args]
  const [file, rest] = isLong ? ['env', node] : unwatched(node)
  const child = spawn(file, rest, {
    cwd: ROOT, env: { ...BARE, ...env }, stdio: ['ignore', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', chunk => { stdout += String(chunk) })
  child.stderr.on('data', chunk => { stderr += String(chunk) })
  const ended: Promise<Result> = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }))
  return { child, ended, printed: () => stdout }
}

export const run = (...args: Parameters<typeof launch>): Promise<Result> => launch(...args).ended

/** Waits for the banner; resolves with it and the server's URL. */
export async function start (t: Test, args: readonly string[], env: Record<string, string> = {}) {
  const { child, ended, printed } = launch(args, env)
  t.teardown(() => child.kill('SIGKILL'))
  while (!printed().endsWith('\n\n') && child.exitCode === null) await sleep(20)
  const [, base = ''] = /(http:\/\/\S+)\/__admin/.exec(printed()) ?? []
  return { child, ended, printed: printed(), base }
}
