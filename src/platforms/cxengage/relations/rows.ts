import type { Database } from '../../../store/database.ts'
import { rowKey } from '../../../store/row-key.ts'
import { cut } from '../../../world/cut.ts'
import type { Population } from '../../../world/population.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { linesByKey, type Cells, type ExpectedRow, type StoredRow } from '../../proof.ts'
import { timelineOf } from '../../rows.ts'
import type { HookRow } from '../interactions/day-rows.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { InteractionTexts } from '../interactions/texts.ts'

interface InteractionRow {
  key: number
  tenant: number
  interaction_id: string
  start: number
  final_at: number
  serial: number | null
  contact_id: string | null
  details_at: number | null
  document: string | null
  details: string | null
}

/** The rows of the interactions and their hooks: as they must be, and as they are stored. */
export function createRowReader (db: Database, interactions: InteractionRepository) {
  const stored = db.prepare<[number, number], InteractionRow>(`
    SELECT key, tenant, interaction_id, start, final_at, serial, contact_id, details_at, document, details
    FROM cxengage_interactions WHERE key >= ? AND key < ? ORDER BY key`)
  const hooks = db.prepare<[number, number], HookRow & { key: number, tenant: number }>(`
    SELECT tenant, key, at, type, sub_type AS subType, hook_id AS hookId, name FROM cxengage_hooks WHERE key >= ? AND key < ? ORDER BY key, rowid`)
  const count = db.prepare<[], number>('SELECT (SELECT count(*) FROM cxengage_interactions) + (SELECT count(*) FROM cxengage_hooks)').pluck()

  return {
    count: () => count.get() ?? 0,

    expected: (population: Population, day: number, timelines: readonly Timeline[]): ExpectedRow[] =>
      interactions.rowsOf(population, day, timelines).map(({ key, id, start, finalAt, serial, contactId, hooks, present }) => {
        const textsAt = (now: number): Cells => columnsOf(present() ?? interactions.textsOf(cut(timelineOf({ key, serial }, timelines), now), timelines))
        return {
          key,
          id,
          start,
          finalAt,
          serial,
          columns: { tenant: population.index, interaction_id: id, start, final_at: finalAt, serial, contact_id: contactId },
          texts: () => columnsOf(present() ?? interactions.textsOf(timelineOf({ key, serial }, timelines), timelines)),
          textsAt,
          attached: hooks.map(hook => lineOf({ tenant: population.index, ...hook }))
        }
      }),

    stored: (from: number, until: number): StoredRow[] => stored.all(from, until).map(({ key, details_at: at, document, details, ...columns }) =>
      ({ key, columns, texts: document === null ? undefined : { details_at: at, document, details } })),

    attached: ({ index }: Population, day: number): Map<number, string[]> => linesByKey(hooks.iterate(rowKey(index, day, 0), rowKey(index, day + 1, 0)), lineOf)
  }
}

const columnsOf = (texts: InteractionTexts): Cells => ({ ...texts })

const lineOf = ({ tenant, at, type, subType, hookId, name }: HookRow & { tenant: number }): string => `hook ${JSON.stringify([tenant, at, type, subType, hookId, name])}`
