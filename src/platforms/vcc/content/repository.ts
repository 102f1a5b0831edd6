import type { Database } from '../../../store/connection.ts'
import { pageOfParts } from '../../../store/parts.ts'
import { tenantOfKey } from '../../../store/row-key.ts'
import { firstOf, rangesWithin, type RowRange, type View } from '../../../world/view.ts'
import type { InteractionStore } from '../../kit/interaction-store.ts'
import type { FindAlias } from '../../kit/static-documents.ts'
import type { Texts } from '../interactions/model.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { hiddenAt, leftOf } from './deleted.ts'
import { ownerOf, ownerOfStatic, type ContentOwner } from './owner.ts'
import type { ContentFilter, ContentSearch, Place } from './search.ts'
import { BETWEEN_AGENTS } from './table.ts'

interface Row extends Place { serial: number | null, guid: string }

interface Found { total: number, owners: ContentOwner[] }

type Asked = RowRange & ContentFilter & { now: number, first: number, last: number, hidden: string | null }

export type ContentRepository = ReturnType<typeof createContentRepository>

interface Options {
  db: Database
  store: InteractionStore<Texts>
  statics: readonly StaticInteraction[]
  findAlias: FindAlias
}

/** The interactions of an account that have content at the view's instant, oldest first. */
export function createContentRepository ({ db, store, statics, findAlias }: Options) {
  const within = `
    FROM vcc_contents WHERE tenant = :index AND day BETWEEN :first AND :last
    AND start >= :from AND start < :until AND since <= :now
    AND (:direction IS NULL OR direction = :direction)
    AND (:connectFrom IS NULL OR substr(connect_from, 1, length(:connectFrom)) = :connectFrom)
    AND (:connectTo IS NULL OR substr(connect_to, 1, length(:connectTo)) = :connectTo)
    AND (:agent IS NULL OR instr(agents, '${BETWEEN_AGENTS}' || :agent || '${BETWEEN_AGENTS}') > 0)
    AND (:hidden IS NULL OR guid NOT IN (SELECT value FROM json_each(:hidden)))`
  const count = db.prepare<[Asked], number>(`SELECT count(*) ${within}`).pluck()
  const rows = db.prepare<[Asked & { skip: number, limit: number, start: number, after: number }], Row>(`
    SELECT start, key, serial, guid ${within} AND (start > :start OR (start = :start AND key > :after))
    ORDER BY day, key LIMIT :limit OFFSET :skip`)
  const byGuid = db.prepare<[string, number], Row>(
    'SELECT start, key, serial, guid FROM vcc_contents WHERE guid = ? AND tenant = ?')

  const ownerOfRow = (view: View, row: Row): ContentOwner | undefined => {
    const owner = wholeOwnerOf(view, row)
    return owner && leftOf(owner, view.written.deleted)
  }
  const wholeOwnerOf = (view: View, row: Row): ContentOwner | undefined => {
    if (row.serial !== null) return ownerOf(store.timelineOf(view, row))
    const document = statics.find(({ guid }) => guid === row.guid)
    return document && ownerOfStatic(document)
  }
  const ownersOf = (view: View, found: readonly Row[]) => found.flatMap(row => ownerOfRow(view, row) ?? [])

  /** The days of a range keep SQLite from reading all others. */
  const ask = ({ centre: { calendar }, now, written }: View, range: RowRange, filter: ContentFilter): Asked => ({
    ...range,
    ...filter,
    now,
    hidden: hiddenAt(written.deleted, now),
    first: Number.isFinite(range.from) ? calendar.dayOf(range.from) : range.from,
    last: Number.isFinite(range.until) ? calendar.dayOf(range.until) : range.until
  })

  return {
    /** A page by its number, and how many interactions there are. */
    page (view: View, { window, filter }: ContentSearch, skip: number, limit: number): Found {
      const parts = rangesWithin(view, window).map(range => {
        const asked = ask(view, range, filter)
        return {
          count: count.get(asked) ?? 0,
          rows: (skip: number, limit: number) => rows.all({ ...asked, skip, limit, start: -1, after: -1 })
        }
      })
      const { total, rows: found } = pageOfParts(parts, skip, limit)
      return { total, owners: ownersOf(view, found) }
    },

    /** What comes after a place, and the place where it goes on; undefined with the last of it. */
    following (
      view: View, { window, filter }: ContentSearch, after: Place | undefined, limit: number
    ): { owners: ContentOwner[], next: Place | undefined } {
      const left = { ...window, from: Math.max(window.from, after?.start ?? -Infinity) }
      const found: Row[] = []
      for (const range of rangesWithin(view, left)) {
        const isSame = after !== undefined && tenantOfKey(after.key) === range.index
        // Where the day was changed meanwhile, its rows have other keys.
        const place = { start: after?.start ?? -1, after: isSame ? after.key : Infinity }
        const asked = { ...ask(view, range, filter), ...place, skip: 0 }
        if (found.length <= limit) found.push(...rows.all({ ...asked, limit: limit + 1 - found.length }))
      }
      const shown = found.slice(0, limit)
      return { owners: ownersOf(view, shown), next: found.length > limit ? shown.at(-1) : undefined }
    },

    /** @param guid in lower case */
    find (view: View, guid: string): ContentOwner | undefined {
      const own = findAlias(view.centre.index, guid) ?? guid
      const row = firstOf(view, ({ index, from, until }) => {
        const found = byGuid.get(own, index)
        return found !== undefined && found.start >= from && found.start < until ? found : undefined
      })
      return row && ownerOfRow(view, row)
    }
  }
}
