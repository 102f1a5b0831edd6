import { rowKey } from '../../../store/row-key.ts'
import type { Value } from '../../../store/rows.ts'
import type { RowOwner } from '../../../world/branch.ts'
import type { Timeline } from '../../../world/timeline.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { availableFrom, ownerOf, ownerOfStatic, type ContentOwner } from './owner.ts'

const TABLE = 'vcc_contents'

/**
 * The interactions that have content from some instant on, and by what they are searched. They are numbered by
 * themselves: among them are chats, of which the stats endpoints do not tell.
 */
export const contentTables = `
  CREATE TABLE IF NOT EXISTS ${TABLE} (
    tenant INTEGER NOT NULL,
    day INTEGER NOT NULL,
    key INTEGER NOT NULL,
    serial INTEGER,
    guid TEXT NOT NULL,
    start INTEGER NOT NULL,
    since INTEGER NOT NULL,
    direction TEXT NOT NULL,
    connect_from TEXT NOT NULL,
    connect_to TEXT NOT NULL,
    agents TEXT NOT NULL,
    PRIMARY KEY (tenant, day, key)
  ) STRICT, WITHOUT ROWID;
`

export const contentIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS ${TABLE}_guid ON ${TABLE} (guid, tenant);
`

export const contentColumns = {
  [TABLE]: [
    'tenant', 'day', 'key', 'serial', 'guid', 'start', 'since', 'direction', 'connect_from', 'connect_to', 'agents'
  ]
}

/** Around each id in a list of agents. */
export const BETWEEN_AGENTS = '\n'

/** The interactions with content of a business day as rows, in the order of their starts. */
export function * contentRows (
  { index, centre }: RowOwner, day: number, timelines: readonly Timeline[], statics: readonly StaticInteraction[]
): Generator<void, { table: string, values: Value[] }[]> {
  const found: { owner: ContentOwner, serial: number | null }[] = []
  for (const timeline of timelines) {
    const owner = ownerOf(timeline)
    if (owner !== undefined) found.push({ owner, serial: timeline.serial })
    yield
  }
  for (const interaction of statics) {
    if (interaction.tenant !== centre.index || centre.calendar.dayOf(interaction.start) !== day) continue
    const owner = ownerOfStatic(interaction)
    if (owner !== undefined) found.push({ owner, serial: null })
  }
  found.sort((a, b) => a.owner.start - b.owner.start || (a.owner.guid < b.owner.guid ? -1 : 1))
  return found.map(({ owner, serial }, nth) =>
    ({ table: TABLE, values: [index, day, rowKey(index, day, nth), serial, ...valuesOf(owner)] }))
}

function valuesOf (owner: ContentOwner): Value[] {
  const { guid, start, direction, connectFrom, connectTo, handlingAgents } = owner
  const agents = handlingAgents.map(id => `${BETWEEN_AGENTS}${id}${BETWEEN_AGENTS}`).join('')
  return [guid, start, availableFrom(owner), direction, connectFrom, connectTo, agents]
}
