import { isServable, parseInstant } from '../world/instants.ts'
import { quoted } from '../world/shown.ts'
import { meant } from '../world/did-you-mean.ts'
import { readEach, readWhen, type Sent } from './read-each.ts'
import type { SpaceProblem } from './space-error.ts'

/** What happens, as it is sent: `type` says what, and each type has keys of its own. */
export interface WantedEvent {
  pointer: string
  type: EventType
  /** When; `now` is found out when it is told. */
  at: number | 'now'
  /** The id of an interaction on a platform; the name or an id of an agent; the name of a queue. */
  interaction: string
  agent: string
  queue: string
  /** Of a hold, in ms. */
  ms: number
  reason: string
  until: number
  offers: number
}

/** What each type of event needs, besides `at`, and what it may have. */
const TYPES = {
  hangUp: { needs: ['interaction'], may: [] },
  transfer: { needs: ['interaction'], may: [] },
  warmTransfer: { needs: ['interaction'], may: [] },
  hold: { needs: ['interaction', 'seconds'], may: [] },
  agentAway: { needs: ['agent', 'until'], may: ['reason'] },
  agentBack: { needs: ['agent'], may: [] },
  agentSkips: { needs: ['agent', 'offers'], may: [] },
  queueClosed: { needs: ['queue', 'until'], may: [] }
} as const satisfies Record<string, { needs: readonly string[], may: readonly string[] }>

export type EventType = keyof typeof TYPES

export const EVENT_TYPES = Object.keys(TYPES) as EventType[]

/** How many events can be told at once. */
export const MOST_EVENTS = 100

/** Reads one event or a list of them. Throws a SpaceError with all that is wrong. */
export const readEvents = (body: unknown): WantedEvent[] =>
  readEach(body, { what: 'event', most: MOST_EVENTS, read: readEvent })

function readEvent ({ given, pointer }: Sent, problems: SpaceProblem[]): WantedEvent | undefined {
  const before = problems.length
  const keys = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown> // looked at below
  const type = EVENT_TYPES.find(type => type === keys['type'])
  if (type === undefined) {
    const expected = `must be a type of event; ${meant(String(keys['type']), EVENT_TYPES)}`
    problems.push({ pointer: `${pointer}/type`, expected, given: quoted(keys['type']) })
    return undefined
  }
  const { needs, may } = TYPES[type]
  const allowed: readonly string[] = ['type', 'at', ...needs, ...may]
  for (const key of Object.keys(keys).filter(key => !allowed.includes(key))) {
    problems.push({ pointer: `${pointer}/${key}`, expected: `is no key of ${type}; it has ${allowed.join(', ')}` })
  }
  const read = createReader(keys, needs, pointer, problems)
  const event = {
    pointer,
    type,
    at: readWhen(keys['at'] ?? 'now', `${pointer}/at`, problems) ?? 'now',
    interaction: read.text('interaction'),
    agent: read.text('agent'),
    queue: read.text('queue'),
    reason: read.text('reason') || 'Away',
    ms: read.number('seconds', 1, 14_400) * 1000,
    until: read.instant('until'),
    offers: read.number('offers', 1, 20)
  }
  return problems.length > before ? undefined : event
}

/** Reads keys that must be there where they are needed, and are of no interest where they are not. */
function createReader (
  keys: Record<string, unknown>, needs: readonly string[], pointer: string, problems: SpaceProblem[]
) {
  const wrong = (key: string, expected: string) =>
    problems.push({ pointer: `${pointer}/${key}`, expected, given: quoted(keys[key]) })
  const isMissing = (key: string) => keys[key] === undefined && !needs.includes(key)

  return {
    text (key: string): string {
      const value = keys[key]
      if (typeof value === 'string' && value !== '' && value.length <= 200) return value
      if (!isMissing(key)) wrong(key, 'must be a text of 1 to 200 characters')
      return ''
    },
    number (key: string, least: number, most: number): number {
      const value = keys[key]
      if (typeof value === 'number' && value >= least && value <= most) return value
      if (!isMissing(key)) wrong(key, `must be a number from ${least} to ${most}`)
      return NaN
    },
    instant (key: string): number {
      const value = keys[key]
      const instant = typeof value === 'string' ? parseInstant(value) : undefined
      if (isServable(instant)) return instant
      if (!isMissing(key)) wrong(key, 'must be an ISO 8601 instant')
      return NaN
    }
  }
}
