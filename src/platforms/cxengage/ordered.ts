import { orderKeys } from './key-order.ts'

/** The same object, keys in the platform's order. Inferred for what reports do not contain: its maps are of one kind everywhere. */
export function ordered<Kind extends object> (object: Kind): Kind {
  const values = object as Record<string, unknown> // which every object is
  return Object.fromEntries(orderKeys(Object.keys(values)).map(key => [key, values[key]])) as Kind // with the same entries
}
