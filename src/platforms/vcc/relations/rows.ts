import type { Database } from '../../../store/database.ts'
import { rowKey } from '../../../store/row-key.ts'
import { cut } from '../../../world/cut.ts'
import type { Population } from '../../../world/population.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { linesByKey, type ExpectedRow, type StoredRow } from '../../proof.ts'
import { timelineOf } from '../../rows.ts'
import { reachOf } from '../day-lists.ts'
import type { Change } from '../interactions/day-rows.ts'
import type { InteractionRepository } from '../interactions/repository.ts'

interface InteractionRow { key: number, tenant: number, guid: string, start: number, final_at: number, serial: number | null, document: string | null }

/** The rows of the interactions and their changes: as they must be, and as they are stored. */
export function createRowReader (db: Database, interactions: InteractionRepository) {
  const stored = db.prepare<[number, number], InteractionRow>(
    'SELECT key, tenant, guid, start, final_at, serial, document FROM vcc_interactions WHERE key >= ? AND key < ? ORDER BY key')
  const changes = db.prepare<[number, number, number, number, number], Change & { key: number }>(
    'SELECT key, kind, at FROM vcc_changes WHERE tenant = ? AND at >= ? AND at < ? AND key >= ? AND key < ? ORDER BY at, kind')
  const count = db.prepare<[], number>('SELECT (SELECT count(*) FROM vcc_interactions) + (SELECT count(*) FROM vcc_changes)').pluck()

  return {
    count: () => count.get() ?? 0,

    expected: (population: Population, day: number, timelines: readonly Timeline[]): ExpectedRow[] =>
      interactions.rowsOf(population, day, timelines).map(({ key, guid, start, finalAt, serial, present, changes }) => ({
        key,
        id: guid,
        start,
        finalAt,
        serial,
        columns: { tenant: population.index, guid, start, final_at: finalAt, serial },
        texts: () => ({ document: present() ?? interactions.textOf(timelineOf({ key, serial }, timelines), timelines) }),
        textsAt: now => ({ document: present() ?? interactions.textOf(cut(timelineOf({ key, serial }, timelines), now), timelines) }),
        attached: changes.map(lineOf)
      })),

    stored: (from: number, until: number): StoredRow[] => stored.all(from, until).map(({ key, document, ...columns }) =>
      ({ key, columns, texts: document === null ? undefined : { document } })),

    /** The table is ordered by instant: only so much of it is read as the day's changes can lie in. */
    attached ({ index, calendar }: Population, day: number): Map<number, string[]> {
      const until = calendar.startOf(day + 1) + reachOf('Processed')
      return linesByKey(changes.iterate(index, calendar.startOf(day), until, rowKey(index, day, 0), rowKey(index, day + 1, 0)), lineOf)
    }
  }
}

const lineOf = ({ kind, at }: Change): string => `change ${JSON.stringify([kind, at])}`
