import { centreAt, type Branch } from './branch.ts'
import { visibleAt, type Window } from './history.ts'
import type { Centre } from './centre.ts'
import { NOTHING_WRITTEN, type Written } from './written.ts'

/** Rows that count for a stretch of time: those of one index of the row key with from <= start < until. */
export interface RowRange extends Window { readonly index: number }

/**
 * What a request is answered for: whose data, and at which instant. Nothing below asks for a tenant or a time in any
 * other way.
 */
export interface View {
  readonly branch: Branch
  readonly centre: Centre
  readonly now: number
  /** Interactions that start within it can be seen. */
  readonly visible: Window
  /** The same as rows: whose rows count for which time, without gaps, the oldest first. */
  readonly ranges: readonly RowRange[]
  readonly written: Written
}

export function viewAt (branch: Branch, now: number, written = NOTHING_WRITTEN): View {
  const centre = centreAt(branch, now)
  const visible = visibleAt(centre, now)
  return { branch, centre, now, visible, ranges: rangesOf(branch, visible), written }
}

/** A changed day has rows of its own; before and after it those of the tenant's home count. */
function rangesOf ({ index, centre: { calendar }, days }: Branch, visible: Window): RowRange[] {
  if (days.size === 0) return [{ index, ...visible }]
  const ranges: RowRange[] = []
  let from = visible.from
  for (const [day, changed] of [...days].sort(([a], [b]) => a - b)) {
    const [start, end] = [calendar.startOf(day), Math.min(calendar.startOf(day + 1), visible.until)]
    if (end <= from || start >= end) continue
    if (from < start) ranges.push({ index, from, until: start })
    ranges.push({ index: changed.index, from: Math.max(from, start), until: end })
    from = end
  }
  if (from < visible.until) ranges.push({ index, from, until: visible.until })
  return ranges
}

/** What of a view's rows starts within the window. */
export const rangesWithin = ({ ranges }: View, { from, until }: Window): RowRange[] => ranges
  .map(range => ({ index: range.index, from: Math.max(range.from, from), until: Math.min(range.until, until) }))
  .filter(range => range.from < range.until)

/** What is found in the first of a view's ranges that has it. */
export function firstOf<Found> ({ ranges }: View, find: (range: RowRange) => Found | undefined): Found | undefined {
  for (const range of ranges) {
    const found = find(range)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a row can be seen that starts then and whose key begins with the index. */
export const isVisible = ({ ranges }: View, index: number, start: number): boolean =>
  ranges.some(range => range.index === index && range.from <= start && start < range.until)
