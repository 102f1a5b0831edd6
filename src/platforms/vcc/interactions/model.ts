import { pendingIndex } from '../../kit/rendering.ts'
import type { AttachedRow, InteractionModel, InteractionTable, StaticRow } from '../../kit/interaction-table.ts'
import { contentColumns, contentIndexes, contentRows, contentTables } from '../content/table.ts'
import type { VccSettings } from '../settings.ts'
import { reachOf } from '../search.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { ACTIVITIES } from '../agent-activities/repository.ts'
import { countColumns, countRows, countTables, countable } from '../day-lists/counts.ts'
import { VISITS } from '../queue-times/repository.ts'
import { STATES } from '../wfm/repository.ts'
import { processings } from '../../../world/timeline.ts'
import { KINDS, changeTables } from './changes.ts'
import { mintIds } from './ids.ts'
import { endOf, isSupported } from './present.ts'
import { textOf } from './text.ts'

export const interactionTables = `
  CREATE TABLE IF NOT EXISTS vcc_interactions (
    key INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    guid TEXT NOT NULL,
    start INTEGER NOT NULL,
    final_at INTEGER NOT NULL,
    serial INTEGER,
    document TEXT
  ) STRICT;
  ${pendingIndex('vcc_interactions')}
  ${changeTables}
  ${countTables}
  ${contentTables}
`

export const interactionIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS vcc_interactions_guid ON vcc_interactions (guid, tenant);
  CREATE INDEX IF NOT EXISTS vcc_interactions_start ON vcc_interactions (tenant, start);
  ${contentIndexes}
`

const TABLE: InteractionTable = {
  name: 'vcc_interactions',
  id: 'guid',
  columns: [],
  texts: ['document'],
  attached: { vcc_changes: ['tenant', 'at', 'kind', 'key'] },
  byInstant: { vcc_changes: { column: 'at', reach: reachOf('Processed') } }
}

/** What is counted when a day is made. */
const LISTS = [countable(ACTIVITIES), countable(STATES), countable(VISITS)]

/** What is stored and served of an interaction. */
export interface Texts { document: string }

/** How interactions become rows. */
export function createInteractionModel (
  settings: Pick<VccSettings, 'outcome'>, statics: readonly StaticInteraction[]
): InteractionModel<Texts> {
  return {
    table: TABLE,
    isSupported,
    daily: {
      columns: { ...countColumns, ...contentColumns },
      * rowsOf (owner, day, timelines) {
        const counts = yield * countRows(LISTS, owner, day, timelines)
        return [...counts, ...yield * contentRows(owner, day, timelines, statics)]
      }
    },
    contentOf (timeline) {
      const { start } = timeline
      const { interaction: id } = mintIds(timeline)
      const changes = changesOf(start, endOf(timeline), processings(timeline))
      return { id, columns: {}, attached: changes }
    },
    textsOf: (timeline, day) => ({ document: textOf(timeline, day, settings) }),
    statics: statics.map((interaction): StaticRow<Texts> => {
      const { tenant, guid, start, end, categorizedAt, text } = interaction
      const changes = changesOf(start, end, [categorizedAt])
      return {
        tenant,
        id: guid,
        start,
        columns: {},
        attached: changes,
        texts: { document: text }
      }
    })
  }
}

function changesOf (start: number, end: number | undefined, processed: readonly (number | undefined)[]): AttachedRow[] {
  const instants = [
    { kind: KINDS.Started, at: start },
    ...(end === undefined ? [] : [{ kind: KINDS.StartedOrEnded, at: end }]),
    ...processed.flatMap(at => at === undefined ? [] : [{ kind: KINDS.Processed, at }])
  ]
  return instants.map(({ kind, at }) => ({ table: 'vcc_changes', valuesFor: (tenant, key) => [tenant, at, kind, key] }))
}
