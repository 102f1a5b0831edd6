import { parseInstant } from '../../../world/instants.ts'
import type {
  AttachedRow, InteractionModel, InteractionTable, RowContent, StaticRow
} from '../../kit/interaction-table.ts'
import { pendingIndex } from '../../kit/rendering.ts'
import { idsFor } from './ids.ts'
import type { StaticInteraction } from './static-interactions.ts'
import { HOOK_COLUMNS, hookIndexes, hookTables } from './filters.ts'
import { isSupported } from './present.ts'
import { presentAttributes, presentHooks } from './present-hooks.ts'
import type { Hook, InteractionAttribute } from './hook-schemas.ts'
import { textsOf, textsOfStatic, type InteractionTexts } from './texts.ts'

export const interactionTables = `
  CREATE TABLE IF NOT EXISTS cxengage_interactions (
    key INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    interaction_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    final_at INTEGER NOT NULL,
    serial INTEGER,
    contact_id TEXT,
    details_at INTEGER,
    document TEXT,
    details TEXT
  ) STRICT;
  ${pendingIndex('cxengage_interactions')}
  ${hookTables}
`

export const interactionIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS cxengage_interactions_id ON cxengage_interactions (interaction_id, tenant);
  CREATE INDEX IF NOT EXISTS cxengage_interactions_start ON cxengage_interactions (tenant, start);
  CREATE INDEX IF NOT EXISTS cxengage_interactions_contact ON cxengage_interactions (tenant, contact_id, start)
    WHERE contact_id IS NOT NULL;
  ${hookIndexes}
`

const TABLE: InteractionTable = {
  name: 'cxengage_interactions',
  id: 'interaction_id',
  columns: ['contact_id'],
  texts: ['details_at', 'document', 'details'],
  attached: { cxengage_hooks: HOOK_COLUMNS }
}

/** How interactions become rows. */
export function createInteractionModel (statics: readonly StaticInteraction[]): InteractionModel<InteractionTexts> {
  return {
    table: TABLE,
    isSupported,
    contentOf (timeline, day) {
      const ids = idsFor(timeline, day)
      return {
        id: ids.interaction,
        columns: { contact_id: timeline.contact?.id ?? null },
        attached: hooksOf(presentHooks(timeline, ids), presentAttributes(timeline, ids))
      }
    },
    textsOf: (timeline, day) => textsOf(timeline, idsFor(timeline, day), day),
    statics: statics.map(({ tenant, start, id, interaction }): StaticRow<InteractionTexts> =>
      ({ tenant, start, ...staticContent(id, interaction), texts: textsOfStatic(interaction) }))
  }
}

const staticContent =
  (id: string, { contactId = null, hooks, interactionAttributes }: StaticInteraction['interaction']): RowContent =>
    ({ id, columns: { contact_id: contactId }, attached: hooksOf(hooks, interactionAttributes) })

const hooksOf = (hooks: readonly Hook[] = [], attributes: readonly InteractionAttribute[] = []): AttachedRow[] =>
  [...hooks, ...attributes].map(({ timestamp, hookType, hookSubType, hookId, hookName }, place) => {
    const at = parseInstant(timestamp) ?? 0
    const searched = [at, String(hookType), String(hookSubType), String(hookId), hookName ?? null]
    return { table: 'cxengage_hooks', valuesFor: (tenant, key) => [tenant, key, place, ...searched] }
  })
