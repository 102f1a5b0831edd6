/** Some of a list, and how long the whole list is. */
export interface Found<Row> { total: number, rows: Row[] }

/** One part of a list that consists of several, one after the other. */
export interface Part<Row> {
  count: number
  /** At most `limit` of its rows, after the first `skip`. */
  rows: (skip: number, limit: number) => Row[]
}

/** A page of a list that consists of parts: only those parts are read that the page shows. */
export function pageOfParts<Row> (parts: readonly Part<Row>[], skip: number, limit: number): Found<Row> {
  const rows: Row[] = []
  let total = 0
  for (const part of parts) {
    const [before, left] = [Math.max(0, skip - total), limit - rows.length]
    if (before < part.count && left > 0) rows.push(...part.rows(before, Math.min(left, part.count - before)))
    total += part.count
  }
  return { total, rows }
}
