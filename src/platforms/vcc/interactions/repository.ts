import type { Database } from '../../../store/connection.ts'
import { pageOfParts, type Found } from '../../../store/parts.ts'
import { rowKey } from '../../../store/row-key.ts'
import { rangesWithin, type RowRange, type View } from '../../../world/view.ts'
import type { Calendar } from '../../../world/calendar.ts'
import type { Window } from '../../../world/history.ts'
import { ROW, type InteractionStore, type Row } from '../../kit/interaction-store.ts'
import type { FindAlias } from '../../kit/static-documents.ts'
import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { Page } from '../../kit/page.ts'
import { reachOf, type Include } from '../search.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { KINDS, createChanges } from './changes.ts'
import type { Texts } from './model.ts'
import { endOf } from './present.ts'

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

interface Options {
  db: Database
  store: InteractionStore<Texts>
  statics: readonly StaticInteraction[]
  findAlias: FindAlias
}

/** How long after its start something about a simulated interaction can change, in ms: its day has up to 25 hours. */
const LONGEST_UNTIL_CHANGED = 25 * 3_600_000 + reachOf('Processed')

/** The interactions of an account, oldest first; what is still going on is told as of now. */
export function createInteractionRepository ({ db, store, statics, findAlias }: Options) {
  const changes = createChanges(db)
  const lastBefore = db.prepare<[number, number], number>(
    'SELECT key FROM vcc_interactions WHERE tenant = ? AND start < ? ORDER BY start DESC, key DESC LIMIT 1').pluck()
  const unfinished = db.prepare<[{ first: number, until: number, now: number }], Row>(`
    SELECT ${ROW} FROM vcc_interactions
    WHERE key >= :first AND key < :until AND start <= :now AND final_at > :now ORDER BY key`)

  /**
   * What starts, ends or is processed within the window: changes of kinds up to `last`. What starts within it is known
   * by its rank; only what started before it is looked up by its changes.
   */
  function changedWithin (view: View, window: Window, include: Include, skip: number, limit: number): Found<Row> {
    const until = Math.min(window.until, view.visible.until)
    // Nobody knows how long after its start a static document changes.
    const latest = statics.some(({ tenant }) => tenant === view.centre.index)
      ? until
      : window.from + LONGEST_UNTIL_CHANGED
    const earlier = view.ranges.filter(range => range.from < window.from).map(({ index, from, until: end }) => {
      const changed = {
        tenant: index,
        from: window.from,
        until: Math.min(until, latest),
        last: KINDS[include],
        oldest: rowKey(index, from === -Infinity ? 0 : view.centre.calendar.dayOf(from), 0),
        newest: lastBefore.get(index, Math.min(window.from, end)) ?? -1
      }
      return {
        count: changes.count(changed),
        rows: (skip: number, limit: number) => changes.rows(changed, skip, limit)
      }
    })
    const started = (skip: number, limit: number) => store.page(view, window, { skip, limit, newestFirst: false })
    const within = { count: started(0, 0).total, rows: (skip: number, limit: number) => started(skip, limit).rows }
    return pageOfParts([...earlier, within], skip, limit)
  }

  /** What a static document leaves open is never over; of the simulated ones only the latest can go on. */
  function ongoingRows (view: View): Row[] {
    const { centre: { calendar, index }, now } = view
    const latest = rangesWithin(view, { from: Math.max(calendar.startOf(0), now - LONGEST_AFTER_DAY), until: now + 1 })
    const isOngoing = (row: Row) => (endOf(store.timelineOf(view, row)) ?? now) > now
    const open = statics.filter(({ tenant, end }) => tenant === index && end === undefined)
    return [
      ...latest.flatMap(range => unfinished.all({ ...keysWithin(range, calendar), now })).filter(isOngoing),
      ...open.flatMap(({ guid }) => store.find(view, guid) ?? [])
    ].sort((a, b) => a.key - b.key)
  }

  const documentsOf = (view: View, rows: readonly Row[]) => rows.map(row => store.documentOf(view, row))

  return {
    /** A page of what the window includes, oldest first. */
    page (view: View, window: Window, include: Include, skip: number, limit: number): Page {
      const { total, rows } = include === 'Started'
        ? store.page(view, window, { skip, limit, newestFirst: false })
        : changedWithin(view, window, include, skip, limit)
      return { total, documents: documentsOf(view, rows) }
    },

    /** A page of what is going on, oldest first. */
    ongoing (view: View, skip: number, limit: number): Page {
      const rows = ongoingRows(view)
      return { total: rows.length, documents: documentsOf(view, rows.slice(skip, skip + limit)) }
    },

    /** @param guid in lower case */
    find (view: View, guid: string): string | undefined {
      const row = store.find(view, findAlias(view.centre.index, guid) ?? guid)
      return row && store.documentOf(view, row)
    }
  }
}

/** The keys of the days that a range touches: first <= key < until. */
const keysWithin = ({ index, from, until }: RowRange, { dayOf }: Calendar) =>
  ({ first: rowKey(index, dayOf(from), 0), until: rowKey(index, dayOf(until - 1) + 1, 0) })
