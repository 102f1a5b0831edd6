/** What is kept of days: what was asked for last, as much as fits into the bound. */
export interface DayCache {
  readonly bytes: number
  readonly bound: number
  /** @param index what the keys of the day's rows begin with */
  find<Value> (kind: string, index: number, day: number): Value | undefined
  /** Returns the value. The newest one stays, however large it is. */
  keep<Value> (kind: string, index: number, day: number, value: Value, bytes: number): Value
  /**
   * From now on a kind has a bound of its own, and does not count to that of the others: beyond its bound only so many
   * of the newest stay, however large they are.
   */
  limit (kind: string, limit: Limit): void
  /** Drops all of a day. */
  forget (index: number, day: number): void
  clear (): void
}

export interface Limit { bytes: number, least: number }

interface Entry { kind: string, value: unknown, bytes: number }

/** How much is kept of all days of all tenants, but for kinds with a limit; in bytes as they are estimated. */
export const DAY_CACHE_BYTES = 128 * 1024 * 1024

export function createDayCache (bound = DAY_CACHE_BYTES): DayCache {
  const entries = new Map<string, Entry>()
  const limits = new Map<string, Limit>()
  let total = 0
  /** Of them, what has no limit of its own. */
  let shared = 0

  const sharedBytes = ({ kind, bytes }: Entry) => limits.has(kind) ? 0 : bytes

  /** The oldest ones go. */
  function keepWithin (kind: string, { bytes, least }: Limit) {
    const own = [...entries].filter(([, entry]) => entry.kind === kind).reverse()
    let sum = 0
    own.forEach(([key, entry], place) => {
      sum += entry.bytes
      if (sum > bytes && place >= least) drop(key)
    })
  }

  function drop (key: string) {
    const entry = entries.get(key)
    if (entry === undefined) return
    total -= entry.bytes
    shared -= sharedBytes(entry)
    entries.delete(key)
  }

  return {
    get bytes () { return total },
    bound,

    find<Value> (kind: string, index: number, day: number) {
      const key = `${kind}/${index}/${day}`
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value as Value // a kind has one type
    },

    keep (kind, index, day, value, bytes) {
      const key = `${kind}/${index}/${day}`
      drop(key)
      const entry = { kind, value, bytes }
      entries.set(key, entry)
      total += bytes
      shared += sharedBytes(entry)
      const limit = limits.get(kind)
      if (limit !== undefined) keepWithin(kind, limit)
      for (const [oldest, { kind }] of entries) {
        if (shared <= bound || oldest === key) break
        if (!limits.has(kind)) drop(oldest)
      }
      return value
    },

    limit (kind, limit) { limits.set(kind, limit) },

    forget (index, day) {
      for (const kind of new Set([...entries.values()].map(({ kind }) => kind))) drop(`${kind}/${index}/${day}`)
    },

    clear () {
      entries.clear()
      total = shared = 0
    }
  }
}
