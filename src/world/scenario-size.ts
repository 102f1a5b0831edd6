import { pointerPart, type Problems } from './scenario-error.ts'

/** More than any scenario needs: what is larger takes seconds to look at. */
export const [DEEPEST, MOST_VALUES] = [32, 250_000]

/**
 * Whether somebody's JSON can be looked at in a short time, and without running out of stack: nothing else is done with
 * it before.
 */
export function isWithinSize (input: unknown, problems: Problems, root = ''): boolean {
  const waiting: { value: unknown, pointer: () => string, depth: number }[] =
    [{ value: input, pointer: () => root, depth: 0 }]
  let values = 0
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const { value, pointer, depth } = item
    if (typeof value !== 'object' || value === null) continue
    if (depth >= DEEPEST) {
      problems.add(pointer(), `must not be nested deeper than ${DEEPEST} levels`)
      return false
    }
    const entries = Object.entries(value)
    values += entries.length
    if (values > MOST_VALUES) {
      problems.add(pointer(), `must not have more than ${MOST_VALUES} values in all`)
      return false
    }
    for (const [key, inner] of entries) {
      if (typeof inner !== 'object' || inner === null) continue
      waiting.push({ value: inner, pointer: () => pointer() + pointerPart(key), depth: depth + 1 })
    }
  }
  return true
}
