import { orderKeys } from './key-order.ts'

/** Objects of few kinds are written over and over, and the order of their keys takes a while. */
const orders = new Map<string, readonly string[]>()

const KEPT = 1000

/**
 * The same object, keys in the platform's order. Inferred for what reports do not contain: its maps are of one kind
 * everywhere.
 */
export function ordered<Kind extends object> (object: Kind): Kind {
  const values = object as Record<string, unknown> // which every object is
  const result: Record<string, unknown> = {}
  for (const key of orderOf(Object.keys(values))) result[key] = values[key]
  return result as Kind // with the same entries
}

function orderOf (keys: readonly string[]): readonly string[] {
  const kind = keys.join()
  const known = orders.get(kind)
  if (known !== undefined) return known
  const order = orderKeys(keys)
  if (orders.size < KEPT) orders.set(kind, order)
  return order
}
