import type { Database } from '../../../store/connection.ts'
import { asOf } from '../../../world/as-of.ts'
import type { Window } from '../../../world/history.ts'
import { sourceOf } from '../../../world/branch.ts'
import { firstOf, type View } from '../../../world/view.ts'
import type { InteractionStore } from '../../kit/interaction-store.ts'
import type { Page } from '../../kit/page.ts'
import type { FindAlias } from '../../kit/static-documents.ts'
import { createFilters, isUnfiltered, type Filters } from './filters.ts'
import type { Followed } from './followed.ts'
import { idsFor } from './ids.ts'
import type { InteractionTexts } from './texts.ts'

/** Where an interaction is among the rows; a static document has no serial. */
export interface RowOf { id: string, start: number, serial: number | null }

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

/** The interactions of a tenant, newest first; what is still going on is told as of now. */
export function createInteractionRepository (
  db: Database, store: InteractionStore<InteractionTexts>, findAlias: FindAlias
) {
  const filters = createFilters(db)

  const byId = db.prepare<[string, number], RowOf>(
    'SELECT interaction_id AS id, start, serial FROM cxengage_interactions WHERE interaction_id = ? AND tenant = ?')
  const idOf = db.prepare<[number, number, number], string>(
    'SELECT interaction_id FROM cxengage_interactions WHERE tenant = ? AND start = ? AND serial = ?').pluck()

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
     * Where it is; undefined where it cannot be seen.
     * @param id in lower case
     */
    locate (view: View, id: string): RowOf | undefined {
      return firstOf(view, ({ index, from, until }) => {
        const row = byId.get(realId(view, id), index)
        return row !== undefined && from <= row.start && row.start < until ? row : undefined
      })
    },

    /** The id of a simulated interaction, also where its day was dropped meanwhile. Throws RangeError. */
    idOf (view: View, start: number, serial: number): string {
      const dayOfStart = view.centre.calendar.dayOf(start)
      const stored = idOf.get(sourceOf(view.branch, dayOfStart).index, start, serial)
      if (stored !== undefined) return stored
      const day = store.dayOf(view, dayOfStart)
      const timeline = day[serial]
      if (timeline === undefined) throw new RangeError(`there is no interaction ${serial} at ${start}`)
      return idsFor(timeline, day).interaction
    },

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
