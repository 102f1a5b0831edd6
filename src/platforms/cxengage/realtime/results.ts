import type { Window } from '../../../world/history.ts'
import { timestamp } from '../interactions/values.ts'

/** The three kinds of figures that the documentation has examples of, keys in their order. */

export const count = (count: number) => ({ count, unit: 'count' })

/** Of times in ms. Assumed: 0 where there are none. */
export function times (list: readonly number[]) {
  const total = list.reduce((sum, value) => sum + value, 0)
  const none = list.length === 0
  return {
    count: list.length,
    min: none ? 0 : list.reduce((a, b) => Math.min(a, b)),
    max: none ? 0 : list.reduce((a, b) => Math.max(a, b)),
    total,
    avg: meanOf(list),
    unit: 'millis'
  }
}

export const meanOf = (list: readonly number[]): number => list.length === 0
  ? 0
  : Math.round(list.reduce((sum, value) => sum + value, 0) / list.length)

/** Assumed: nothing is measured, so that an instant always has the same answer. */
const QUERY_TIME = 20

/** The body of a statistic: its results end with the day that they are of. */
export const bodyOf = (results: object, { from, until }: Window) => ({
  results: { ...results, queryWindow: { start: timestamp(from), end: timestamp(until - 1) } },
  queryTime: QUERY_TIME
})
