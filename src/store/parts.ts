/** Some of a list, and how long the whole list is. */
export interface Found<Row> { total: number, rows: Row[] }

/** One part of a list that consists of several, one after the other; `Rows` may be promised. */
export interface Part<Rows> {
  count: number
  /** At most `limit` of its rows, after the first `skip`. */
  rows: (skip: number, limit: number) => Rows
}

/** A page of a list that consists of parts: only those parts are read that the page shows. */
export function pageOfParts<Row> (parts: readonly Part<Row[]>[], skip: number, limit: number): Found<Row> {
  return { total: totalOf(parts), rows: [...shownOf(parts, skip, limit)].flat() }
}

/** The same of parts that take their time: read one after the other. */
export async function pageOfLaterParts<Row> (
  parts: readonly Part<Promise<Row[]>>[], skip: number, limit: number
): Promise<Found<Row>> {
  const rows: Row[] = []
  for (const some of shownOf(parts, skip, limit)) rows.push(...await some)
  return { total: totalOf(parts), rows }
}

const totalOf = (parts: readonly Part<unknown>[]) => parts.reduce((sum, { count }) => sum + count, 0)

/** What of each part the page shows, read as it is asked for. */
function * shownOf<Rows> (parts: readonly Part<Rows>[], skip: number, limit: number): Generator<Rows> {
  let before = 0
  for (const { count, rows } of parts) {
    const [first, last] = [Math.max(before, skip), Math.min(before + count, skip + limit)]
    if (first < last) yield rows(first - before, last - first)
    before += count
  }
}
