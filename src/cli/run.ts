import { parseArguments } from './arguments.ts'
import type { DatabaseError } from '../store/database-error.ts'
import type { ScenarioError } from '../world/scenario-error.ts'
import { CommandError } from './command-error.ts'
import { createSettings } from './settings.ts'
import { checkVariables } from './variables.ts'

/** Runs a command line, and leaves its exit code to the process. */
export async function run (args: readonly string[]): Promise<void> {
  // A reader that has seen enough, such as head, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error })
  process.exitCode = await exitCodeOf(args, process.env)
}

/** Runs a command line; resolves with its exit code, whatever happens. */
export async function exitCodeOf (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await dispatch(args, env)
  } catch (error) {
    return await report(error)
  }
}

async function dispatch (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const parsed = parseArguments(args)
  if (parsed.help) {
    const { help } = await import('./help.ts')
    console.log(help(parsed))
    return 0
  }
  if (parsed.version) {
    const { version } = await import('../version.ts')
    console.log(version)
    return 0
  }
  checkVariables(env)
  return await parsed.command.run(createSettings(parsed.flags, env), parsed.positionals)
}

/**
 * The messages of errors are made for the person who chose the scenario, the clock and the file. They are known by
 * name: their classes would load all else.
 */
async function report (error: unknown): Promise<number> {
  if (isScenarioError(error)) {
    for (const line of error.lines) console.error(`ringback: ${line}`)
    return 2
  }
  if (error instanceof CommandError || (error instanceof Error && LINES.includes(error.name))) {
    console.error(`ringback: ${error.message}`)
    return error instanceof CommandError ? error.exitCode : 2
  }
  if (isDatabaseError(error)) {
    const { databaseAdvice } = await import('./database-advice.ts')
    console.error(`ringback: ${error.message}; ${databaseAdvice(error)}`)
    return 2
  }
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CORRUPT') {
    console.error('ringback: the database file is damaged; delete it, or name another one')
    return 1
  }
  console.error(error)
  return 1
}

/** Errors whose message is one line for the person who gave the option. */
const LINES = ['ClockError', 'ExportError']

const isScenarioError = (error: unknown): error is ScenarioError =>
  error instanceof Error && error.name === 'ScenarioError'

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && error.name === 'DatabaseError'
