import { format } from 'node:util'
import { exitCodeOf } from '../../src/cli/run.ts'
import type { Result } from './command.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * The command line in this process, without the second that another takes to start. For commands that end by
 * themselves and print by the console; one after the other.
 */
export async function runHere (args: readonly string[], env: Record<string, string> = {}): Promise<Result> {
  const { log, error } = console
  const before = SIGNALS.map(name => process.listeners(name))
  let stdout = ''
  let stderr = ''
  console.log = (...values) => { stdout += `${format(...values)}\n` }
  console.error = (...values) => { stderr += `${format(...values)}\n` }
  try {
    const code = await exitCodeOf(args, env)
    return { code, stdout, stderr }
  } finally {
    Object.assign(console, { log, error })
    SIGNALS.forEach((name, place) => {
      const own = process.listeners(name).filter(listener => !before[place]?.includes(listener))
      for (const listener of own) process.removeListener(name, listener)
    })
  }
}
