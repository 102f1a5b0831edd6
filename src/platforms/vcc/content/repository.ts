import type { Database } from '../../../store/connection.ts'
import { pageOfParts } from '../../../store/parts.ts'
import { tenantOfKey } from '../../../store/row-key.ts'
import { rangesWithin, type RowRange, type View } from '../../../world/view.ts'
import type { InteractionStore } from '../../kit/interaction-store.ts'
import type { FindAlias } from '../../kit/static-documents.ts'
import type { Texts } from '../interactions/model.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { recordedCallOf, recordedCallOfStatic, type RecordedCall } from './recorded-call.ts'
import type { ContentFilter, ContentSearch, Place } from './search.ts'
import { BETWEEN_AGENTS } from './table.ts'

interface Row extends Place { serial: number | null, guid: string }

interface Found { total: number, calls: RecordedCall[] }

type Asked = RowRange & ContentFilter & { now: number }

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
    FROM vcc_contents c WHERE c.tenant = :index AND c.start >= :from AND c.start < :until AND since <= :now
    AND (:direction IS NULL OR direction = :direction)
    AND (:connectFrom IS NULL OR substr(connect_from, 1, length(:connectFrom)) = :connectFrom)
    AND (:connectTo IS NULL OR substr(connect_to, 1, length(:connectTo)) = :connectTo)
    AND (:agent IS NULL OR instr(agents, '${BETWEEN_AGENTS}' || :agent || '${BETWEEN_AGENTS}') > 0)`
  const count = db.prepare<[Asked], number>(`SELECT count(*) ${within}`).pluck()
  const rows = db.prepare<[Asked & { skip: number, limit: number, after: number }], Row>(`
    SELECT start, key, serial, guid
    FROM (SELECT c.key ${within} AND key > :after ORDER BY c.start, c.key LIMIT :limit OFFSET :skip)
    JOIN vcc_interactions USING (key) ORDER BY start, key`)

  const callOf = (view: View, row: Pick<Row, 'key' | 'serial' | 'guid'>): RecordedCall | undefined => {
    if (row.serial !== null) return recordedCallOf(store.timelineOf(view, row))
    const document = statics.find(({ guid }) => guid === row.guid)
    return document && recordedCallOfStatic(document)
  }
  const callsOf = (view: View, found: readonly Row[]) => found.flatMap(row => callOf(view, row) ?? [])

  return {
    /** A page by its number, and how many interactions there are. */
    page (view: View, { window, filter }: ContentSearch, skip: number, limit: number): Found {
      const parts = rangesWithin(view, window).map(range => {
        const asked = { ...range, ...filter, now: view.now }
        return {
          count: count.get(asked) ?? 0,
          rows: (skip: number, limit: number) => rows.all({ ...asked, skip, limit, after: -1 })
        }
      })
      const { total, rows: found } = pageOfParts(parts, skip, limit)
      return { total, calls: callsOf(view, found) }
    },

    /** What comes after a place, and the place where it goes on; undefined with the last of it. */
    following (
      view: View, { window, filter }: ContentSearch, after: Place | undefined, limit: number
    ): { calls: RecordedCall[], next: Place | undefined } {
      const left = { ...window, from: Math.max(window.from, after?.start ?? -Infinity) }
      const found: Row[] = []
      for (const range of rangesWithin(view, left)) {
        const isSame = after !== undefined && tenantOfKey(after.key) === range.index
        const asked = { ...range, ...filter, now: view.now, skip: 0, after: isSame ? after.key : -1 }
        if (found.length <= limit) found.push(...rows.all({ ...asked, limit: limit + 1 - found.length }))
      }
      const shown = found.slice(0, limit)
      return { calls: callsOf(view, shown), next: found.length > limit ? shown.at(-1) : undefined }
    },

    /** @param guid in lower case */
    find (view: View, guid: string): RecordedCall | undefined {
      const own = findAlias(view.centre.index, guid) ?? guid
      const row = store.find(view, own)
      return row && callOf(view, { ...row, guid: own })
    }
  }
}
