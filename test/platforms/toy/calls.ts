import { pendingIndex } from '../../../src/platforms/kit/rendering.ts'
import type { InteractionModel } from '../../../src/platforms/kit/interaction-table.ts'
import { createRandom } from '../../../src/world/random.ts'
import type { Timeline } from '../../../src/world/timeline.ts'
import { randomUuid } from '../../../src/world/uuid.ts'

export const TABLES = `
  CREATE TABLE IF NOT EXISTS toy_calls (
    key INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    final_at INTEGER NOT NULL,
    serial INTEGER,
    document TEXT
  ) STRICT;
  ${pendingIndex('toy_calls')}
`

export const INDEXES = `
  CREATE UNIQUE INDEX IF NOT EXISTS toy_calls_id ON toy_calls (id, tenant);
  CREATE INDEX IF NOT EXISTS toy_calls_start ON toy_calls (tenant, start);
`

/** What the platform tells of a call. Instants in ms. */
export interface Call {
  id: string
  start: number
  direction: string
  customer: string
  agents: { agent: string, from: number, to: number | null }[]
  queues: { queue: string, from: number, to: number | null, answered: boolean | null }[]
  connected: number[]
}

export interface Texts { document: string }

export const idOf = ({ centre, day, stream }: Timeline): string =>
  randomUuid(createRandom(`${centre.key}/${centre.calendar.dateOf(day)}/toy`, stream))

function presentCall (timeline: Timeline): Call {
  const { start, direction, customer, engagements, visits } = timeline
  return {
    id: idOf(timeline),
    start,
    direction,
    customer,
    agents: engagements.map((
      { agent, offeredAt, releasedAt = null }
    ) => ({ agent: agent.id, from: offeredAt, to: releasedAt })),
    queues: visits.map(({ queue, enteredAt, leftAt = null, result }) =>
      ({
        queue: queue.name,
        from: enteredAt,
        to: leftAt,
        answered: result === undefined ? null : result === 'answered'
      })),
    connected: direction === 'inbound' ? engagements.flatMap(({ connectedAt }) => connectedAt ?? []) : []
  }
}

/** Calls alone, and none between agents. */
export const model: InteractionModel<Texts> = {
  table: { name: 'toy_calls', id: 'id', columns: [], texts: ['document'], attached: {} },
  isSupported: ({ channel, direction }) => channel === 'voice' && direction !== 'internal',
  contentOf: timeline => ({ id: idOf(timeline), columns: {}, attached: [] }),
  textsOf: timeline => ({ document: JSON.stringify(presentCall(timeline)) }),
  statics: []
}
