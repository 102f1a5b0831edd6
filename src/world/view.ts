import { visibleAt, type Window } from './history.ts'
import type { Centre } from './centre.ts'

/** A stage: one tenant with rows of its own. Every tenant of a scenario has its home space. */
export interface Space {
  /** What its rows' keys begin with. */
  readonly index: number
  readonly centre: Centre
}

/** Rows that count for a stretch of time: those of one index of the row key with from <= start < until. */
export interface RowRange extends Window { readonly index: number }

/**
 * What a request is answered for: whose data, and at which instant. Nothing below asks for a tenant or a time in any
 * other way.
 */
export interface View {
  readonly space: Space
  readonly centre: Centre
  readonly now: number
  /** Interactions that start within it can be seen. */
  readonly visible: Window
  /** The same as rows: whose rows count for which time, without gaps, the oldest first. */
  readonly ranges: readonly RowRange[]
}

export const homeOf = (centre: Centre): Space => ({ index: centre.index, centre })

export function viewAt (space: Space, now: number): View {
  const { centre, index } = space
  const visible = visibleAt(centre, now)
  return { space, centre, now, visible, ranges: [{ index, ...visible }] }
}

/** What of a view's rows starts within the window. */
export const rangesWithin = ({ ranges }: View, { from, until }: Window): RowRange[] => ranges
  .map(range => ({ index: range.index, from: Math.max(range.from, from), until: Math.min(range.until, until) }))
  .filter(range => range.from < range.until)

/** Whether the row of an index and a start can be seen. */
export const isVisible = ({ ranges }: View, index: number, start: number): boolean =>
  ranges.some(range => range.index === index && range.from <= start && start < range.until)
