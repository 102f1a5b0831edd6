import type { Space } from './view.ts'

/** What is kept of days: what was asked for last, as much as fits into the bound. */
export interface DayCache {
  readonly bytes: number
  readonly bound: number
  find<Value> (kind: string, space: Space, day: number): Value | undefined
  /** Returns the value. The newest one stays, however large it is. */
  keep<Value> (kind: string, space: Space, day: number, value: Value, bytes: number): Value
  clear (): void
}

interface Entry { value: unknown, bytes: number }

/** How much is kept of all days of all tenants, in bytes as they are estimated. */
export const DAY_CACHE_BYTES = 128 * 1024 * 1024

export function createDayCache (bound = DAY_CACHE_BYTES): DayCache {
  const entries = new Map<string, Entry>()
  let total = 0

  function drop (key: string) {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get bytes () { return total },
    bound,

    find<Value> (kind: string, { index }: Space, day: number) {
      const key = `${kind}/${index}/${day}`
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value as Value // a kind has one type
    },

    keep (kind, { index }, day, value, bytes) {
      const key = `${kind}/${index}/${day}`
      drop(key)
      entries.set(key, { value, bytes })
      total += bytes
      for (const oldest of entries.keys()) {
        if (total <= bound || oldest === key) break
        drop(oldest)
      }
      return value
    },

    clear () {
      entries.clear()
      total = 0
    }
  }
}
