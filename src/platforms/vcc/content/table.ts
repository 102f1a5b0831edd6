import type { Database } from '../../../store/connection.ts'
import type { Value } from '../../../store/rows.ts'
import type { AttachedRow } from '../../kit/interaction-table.ts'
import type { ReadAttached } from '../../kit/row-reader.ts'
import type { RecordedCall } from './recorded-call.ts'

/** The interactions that have content from some instant on, and by what they are searched. */
export const contentTables = `
  CREATE TABLE IF NOT EXISTS vcc_contents (
    tenant INTEGER NOT NULL,
    start INTEGER NOT NULL,
    key INTEGER NOT NULL,
    since INTEGER NOT NULL,
    direction TEXT NOT NULL,
    connect_from TEXT NOT NULL,
    connect_to TEXT NOT NULL,
    agents TEXT NOT NULL,
    PRIMARY KEY (tenant, start, key)
  ) STRICT, WITHOUT ROWID;
`

export const CONTENT_COLUMNS =
  ['tenant', 'start', 'key', 'since', 'direction', 'connect_from', 'connect_to', 'agents'] as const

/** Around each id in a list of agents. */
export const BETWEEN_AGENTS = '\n'

export function contentRows (call: RecordedCall | undefined): AttachedRow[] {
  if (call === undefined) return []
  const { start, to, direction, connectFrom, connectTo, handlingAgents } = call
  const agents = handlingAgents.map(id => `${BETWEEN_AGENTS}${id}${BETWEEN_AGENTS}`).join('')
  return [{
    table: 'vcc_contents',
    valuesFor: (tenant, key) => [tenant, start, key, to, direction, connectFrom, connectTo, agents]
  }]
}

/** Returns the function that reads a day's rows, for the invariants. */
export function createReadContents (db: Database): ReadAttached {
  const rows = db.prepare<[number, number, number], Value[]>(`
    SELECT ${CONTENT_COLUMNS.join(', ')} FROM vcc_contents WHERE tenant = ? AND start >= ? AND start < ?`).raw()

  return function * readContents ({ index, centre: { calendar } }, day) {
    for (const values of rows.iterate(index, calendar.startOf(day), calendar.startOf(day + 1))) {
      yield { table: 'vcc_contents', values }
    }
  }
}
