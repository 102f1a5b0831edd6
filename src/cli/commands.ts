import type { Config } from '../config.ts'
import { groups } from './action-groups.ts'
import type { SettingsReader } from './settings.ts'

export type ConfigKey = keyof Config

/** One verb of the command line. Its code is loaded when it is run. */
export interface Command {
  summary: string
  /** What it reads of the configuration. */
  keys: readonly ConfigKey[]
  /** The names of its arguments, all of them required. */
  takes: readonly string[]
  /** The names of arguments that may follow. */
  mayTake?: readonly string[]
  /** Takes any words. */
  takesWords?: boolean
  /** What a setting is for here, where that is something else than elsewhere. */
  says?: Partial<Record<ConfigKey, string>>
  /** Resolves with the exit code. */
  run (settings: SettingsReader, positionals: readonly string[]): Promise<number>
}

const SERVE_KEYS = [
  'port', 'host', 'scenario', 'seed', 'days', 'perDay', 'clock', 'database', 'log', 'strict', 'adminToken', 'noAdmin', 'allowHosts', 'logLevel'
] as const satisfies readonly ConfigKey[]

const SEED_KEYS = ['out', 'scenario', 'seed', 'days', 'perDay', 'clock'] as const satisfies readonly ConfigKey[]

const VERIFY_KEYS = ['scenario', 'seed', 'days', 'perDay', 'clock', 'database'] as const satisfies ConfigKey[]

export const DEFAULT_COMMAND = 'serve'

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', {
    summary: 'Starts the server; the command when none is named',
    keys: SERVE_KEYS,
    takes: [],
    run: async settings => (await import('./serve.ts')).serve(await settings.read(SERVE_KEYS))
  }],
  ['seed', {
    summary: 'Makes the whole history beforehand: a file for "serve --database"',
    keys: SEED_KEYS,
    takes: [],
    says: {
      scenario: 'What to play: a name (see "ringback scenarios") or a path; "default" when not given',
      seed: 'Any text; another one makes another history. The scenario\'s own when not given',
      clock: 'How far the history goes: "real" for now, or an ISO 8601 instant'
    },
    run: async settings => (await import('./seed.ts')).seed(await settings.read(SEED_KEYS))
  }],
  ['verify', {
    summary:
      'Checks every relation over all that a scenario, or a database file, contains: exit code 0, or 1 when one is violated',
    keys: VERIFY_KEYS,
    takes: [],
    says: {
      clock: 'As told when: "real" for now, or an ISO 8601 instant',
      database: 'A file to check, which is left as it is; ":memory:" for what the scenario makes'
    },
    run: async settings => (await import('./verify.ts')).verify(await settings.read(VERIFY_KEYS))
  }],
  ['scenarios', {
    summary: 'Lists the scenarios that come with ringback',
    keys: [],
    takes: [],
    run: async () => (await import('./scenarios.ts')).scenarios()
  }],
  ['init', {
    summary: 'Writes a small scenario to start from; to "scenario.json" when no file is named',
    keys: [],
    takes: [],
    mayTake: ['file'],
    run: async (_settings, [file]) => (await import('./init.ts')).init(file)
  }],
  ['openapi', {
    summary: 'Prints the contract of a platform',
    keys: [],
    takes: ['platform'],
    run: async (_settings, [platform = '']) => (await import('./openapi.ts')).openapi(platform)
  }],
  ['health', {
    summary: 'Asks a running server whether it is ready: exit code 0 or 1',
    keys: ['host', 'port'],
    takes: [],
    run: async settings => (await import('./health.ts')).health(await settings.read(['host', 'port']))
  }],
  ...groups().map(([group, summary]): [string, Command] => [group, {
    summary,
    keys: ['url', 'adminToken'],
    takes: [],
    takesWords: true,
    says: { adminToken: 'Bearer token of the control plane, where it asks for one' },
    run: async (settings, words) =>
      (await import('./act.ts')).tell(group, words, await settings.read(['url', 'adminToken']))
  }])
])
