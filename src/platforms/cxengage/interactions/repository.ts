import type { Database } from '../../../store/connection.ts'
import { asOf } from '../../../world/as-of.ts'
import type { Window } from '../../../world/history.ts'
import { rangesWithin, type View } from '../../../world/view.ts'
import { ROW, type InteractionStore, type Row } from '../../kit/interaction-store.ts'
import type { FindAlias } from '../../kit/static-documents.ts'
import { createFilters, isUnfiltered, type Filters } from './filters.ts'
import type { Followed } from './followed.ts'
import type { InteractionTexts } from './texts.ts'

export interface Page { total: number, documents: string[] }

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

/** The interactions of a tenant, newest first; what is still going on is told as of now. */
export function createInteractionRepository (
  db: Database, store: InteractionStore<InteractionTexts>, findAlias: FindAlias
) {
  const filters = createFilters(db)

  const lasting = db.prepare<[number, number, number, number], Row>(`
    SELECT ${ROW} FROM cxengage_interactions
    WHERE tenant = ? AND start >= ? AND start < ? AND (final_at >= ? OR serial IS NULL) ORDER BY start DESC, key DESC`)

  const realId = ({ centre }: View, id: string) => findAlias(centre.index, id) ?? id

  return {
    /** What starts within the window and satisfies the filters, newest first. */
    search (view: View, window: Window, wanted: Filters, offset: number, limit: number): Page {
      const { total, rows } = isUnfiltered(wanted)
        ? store.page(view, window, { skip: offset, limit, newestFirst: true })
        : filters.search(view, window, wanted, offset, limit)
      return { total, documents: rows.map(row => store.documentOf(view, row)) }
    },

    /**
     * What starts within the window, newest first, without what was over before an instant; of static documents nobody
     * knows when they are.
     */
    lasting: (view: View, window: Window, instant: number): string[] => rangesWithin(view, window).reverse()
      .flatMap(({ index, from, until }) => lasting.all(index, from, until, instant))
      .map(row => store.documentOf(view, row)),

    /** @param id in lower case */
    find (view: View, id: string): InteractionTexts | undefined {
      const row = store.find(view, realId(view, id))
      return row && store.textsOf(view, row)
    },

    /**
     * The same interaction's timeline, cut at now; a static document has none.
     * @param id in lower case
     */
    follow (view: View, id: string): Followed | undefined {
      const interactionId = realId(view, id)
      const row = store.find(view, interactionId)
      if (row === undefined) return undefined
      const whole = row.serial === null ? undefined : store.timelineOf(view, row)
      return { interactionId, timeline: whole && asOf(whole, view.now), whole }
    },

    knowsContact: ({ ranges }: View, contactId: string): boolean =>
      ranges.some(({ index }) => filters.hasContact(index, contactId))
  }
}
