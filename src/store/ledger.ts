import type { Database } from './database.ts'
import { dayOfKey, placeOfKey, rowKey } from './row-key.ts'

/**
 * Counts without counting: every row has its day and its place in it, so the rank of an instant is one index seek and a
 * sum over days, and totals and page positions are differences of ranks.
 */
export interface Ledger {
  /** Notes that a tenant's day is stored with so many rows. */
  add (tenant: number, day: number, rows: number): void
  has (tenant: number, day: number): boolean
  /** How many of the tenant's rows start before the instant. */
  rankOf (tenant: number, instant: number): number
  /** The key of the tenant's row at a rank, which must be below the number of its rows. */
  keyAt (tenant: number, rank: number): number
}

/** A tenant's stored days, ascending, with the number of rows before each. */
interface Days { day: number[], rows: number[], before: number[] }

/** Over one platform's table, which must have the columns `key`, `tenant` and `start` and an index on (tenant, start). */
export function createLedger (db: Database, table: string): Ledger {
  const tenants = new Map<number, Days>()
  const insert = db.prepare<[number, number, string, number]>('INSERT INTO ringback_days (tenant, day, source, rows) VALUES (?, ?, ?, ?)')
  const stored = db.prepare<[string], { tenant: number, day: number, rows: number }>(
    'SELECT tenant, day, rows FROM ringback_days WHERE source = ? ORDER BY tenant, day')
  const lastBefore = db.prepare<[number, number], number>(
    `SELECT key FROM ${table} WHERE tenant = ? AND start < ? ORDER BY start DESC, key DESC LIMIT 1`).pluck()

  for (const { tenant, day, rows } of stored.all(table)) note(tenant, day, rows)

  function daysOf (tenant: number): Days {
    let days = tenants.get(tenant)
    if (days === undefined) tenants.set(tenant, days = { day: [], rows: [], before: [] })
    return days
  }

  function note (tenant: number, day: number, rows: number) {
    const days = daysOf(tenant)
    const place = firstAtLeast(days.day, day)
    days.day.splice(place, 0, day)
    days.rows.splice(place, 0, rows)
    days.before.length = place
    for (let i = place; i < days.day.length; i++) days.before.push(i === 0 ? 0 : at(days.before, i - 1) + at(days.rows, i - 1))
  }

  return {
    add (tenant, day, rows) {
      insert.run(tenant, day, table, rows)
      note(tenant, day, rows)
    },
    has (tenant, day) {
      const { day: days } = daysOf(tenant)
      return days[firstAtLeast(days, day)] === day
    },
    rankOf (tenant, instant) {
      const key = lastBefore.get(tenant, instant)
      if (key === undefined) return 0
      const days = daysOf(tenant)
      return at(days.before, firstAtLeast(days.day, dayOfKey(key))) + placeOfKey(key) + 1
    },
    keyAt (tenant, rank) {
      const { day, before } = daysOf(tenant)
      // The last day with no more than `rank` rows before it; empty days share their count with the next one.
      const place = firstAtLeast(before, rank + 1) - 1
      return rowKey(tenant, at(day, place), rank - at(before, place))
    }
  }
}

/** The first place of an ascending list whose value is at least this. */
function firstAtLeast (list: number[], value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(list, middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

function at (list: number[], place: number): number {
  const value = list[place]
  if (value === undefined) throw new RangeError(`no entry at ${place}`)
  return value
}
