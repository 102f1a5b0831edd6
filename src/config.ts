import Type, { type Static } from 'typebox'
import { FIRST_YEAR, LAST_YEAR, isServable, parseInstant } from './world/instants.ts'

/** The levels of the log, the least talkative first. */
const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/**
 * Everything that can be chosen, by flag, environment variable or option. `title` says what a value must be, and
 * `description` what it is for: messages and help texts are made of them.
 */
export const ConfigSchema = Type.Object({
  port: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 7464,
    title: 'a port number from 0 to 65535',
    description: 'Port of the server; 0 takes any free one'
  }),
  host: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    title: 'a host name or address',
    description: 'Address of the server'
  }),
  scenario: Type.Optional(Type.String({
    minLength: 1,
    title: 'the name of a scenario, or a path',
    description:
      'What to play: a name (see "ringback scenarios") or a path. That of the database file when not given, or else "default"'
  })),
  seed: Type.Optional(Type.String({
    minLength: 1,
    title: 'a text',
    description:
        'Any text; another one makes another history. That of the database file when not given, or else the scenario\'s own'
  })),
  days: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: 3660,
    title: 'a whole number from 0 to 3660',
    description: 'Days of history, for tenants whose history moves with the clock. Those of the scenario when not given'
  })),
  perDay: Type.Optional(Type.Number({
    minimum: 0,
    maximum: 20_000,
    title: 'a number from 0 to 20000',
    description: 'Interactions on an average day, for the same tenants. Those of the scenario when not given'
  })),
  clock: Type.String({
    format: 'clock',
    default: 'real',
    title: `"real" or an ISO 8601 instant of the years ${FIRST_YEAR} to ${LAST_YEAR}`,
    description: '"real", or the ISO 8601 instant at which time stands still'
  }),
  database: Type.String({
    minLength: 1,
    default: ':memory:',
    title: '":memory:" or a path',
    description: '":memory:", or a file that survives restarts'
  }),
  out:
    Type.Optional(Type.String({ minLength: 1, title: 'a path', description: 'The file to write; it must not exist' })),
  log: Type.Optional(Type.String({
    minLength: 1,
    title: 'a path',
    description: 'An export to go on with ("ringback export"): scenario, seed, and what a server was told'
  })),
  strict: Type.Boolean({
    default: false,
    title: '"true" or "false"',
    description: 'Refuses what the contracts do not have, with the platform\'s own 400 and a header that says why'
  }),
  adminToken: Type.Optional(Type.String({
    pattern: '^[\\x21-\\x7e]+$',
    title: 'a text without blanks, or "none"',
    description:
      'Bearer token of the control plane; "none" opens it. Beyond loopback one is made and printed without it'
  })),
  noAdmin: Type.Boolean({
    default: false, title: '"true" or "false"', description: 'Switches the control plane off, but for its health'
  }),
  allowHosts: Type.Optional(Type.String({
    pattern: '^[^\\s,/@]+(,[^\\s,/@]+)*$',
    title: 'hosts without ports, separated by commas',
    description: 'Other hosts under which the control plane may be asked, and whose web pages may ask'
  })),
  url: Type.String({
    pattern: '^https?://[^\\s/]+/?$',
    default: 'http://127.0.0.1:7464',
    title: 'the address of a server, such as http://127.0.0.1:7464',
    description: 'The server that is told'
  }),
  logLevel: Type.Enum(LEVELS, {
    default: 'warn',
    title: `one of ${LEVELS.join(', ')}`,
    description: `What to log on stderr: ${LEVELS.join(', ')}`
  })
})

export type Config = Static<typeof ConfigSchema>

/** What the schema's formats accept. */
export const formats = {
  clock (text: string) {
    const instant = parseInstant(text)
    return text === 'real' || (instant !== undefined && isServable(instant))
  }
}
