import { firstIndex } from '../world/first-index.ts'
import type { Database } from './connection.ts'
import { createRanks } from './ranks.ts'
import { dayOfKey, placeOfKey, rowKey } from './row-key.ts'

/**
 * Tells which days count, and counts without counting: every row has its day and its index in it, so the rank of an
 * instant is one index seek and a sum over days, and totals and page positions are differences of ranks.
 */
export interface Ledger {
  /** Notes that a tenant's day is stored with so many rows. */
  add (tenant: number, day: number, rows: number): void
  /** Forgets a day. */
  remove (tenant: number, day: number): void
  has (tenant: number, day: number): boolean
  /** The tenant's stored days, ascending, each with the number of its rows. */
  days (tenant: number): ReadonlyMap<number, number>
  /** How many of the tenant's rows start before the instant. */
  rankOf (tenant: number, instant: number): number
  /** The key of the tenant's row at a rank, which must be below the number of its rows. */
  keyAt (tenant: number, rank: number): number
}

/** A tenant's stored days, ascending, with the number of rows before each, and of all. */
interface StoredDays { day: number[], before: number[], total: number }

/**
 * Over one platform's table, which must have the columns `key`, `tenant` and `start` and an index on (tenant, start).
 */
export function createLedger (db: Database, table: string): Ledger {
  const tenants = new Map<number, StoredDays>()
  const insert = db.prepare<[number, number, string, number]>(
    'INSERT INTO ringback_days (tenant, day, source, rows) VALUES (?, ?, ?, ?)'
  )
  const remove = db.prepare<[number, number, string]>(
    'DELETE FROM ringback_days WHERE tenant = ? AND day = ? AND source = ?')
  const one = db.prepare<[number, number, string], number>(
    'SELECT 1 FROM ringback_days WHERE tenant = ? AND day = ? AND source = ?'
  ).pluck()
  const stored = db.prepare<[number, string], { day: number, rows: number }>(
    'SELECT day, rows FROM ringback_days WHERE tenant = ? AND source = ? ORDER BY day')
  const lastBefore = db.prepare<[number, number], { key: number, start: number }>(
    `SELECT key, start FROM ${table} WHERE tenant = ? AND start < ? ORDER BY start DESC, key DESC LIMIT 1`)
  const firstFrom = db.prepare<[number, number], number>(
    `SELECT start FROM ${table} WHERE tenant = ? AND start >= ? ORDER BY start LIMIT 1`).pluck()
  const ranks = createRanks()

  /** Only what is committed is kept: a transaction may be rolled back, and nobody would tell. */
  function daysOf (tenant: number): StoredDays {
    const known = tenants.get(tenant)
    if (known !== undefined) return known
    const days = read(tenant)
    if (!db.inTransaction) tenants.set(tenant, days)
    return days
  }

  function read (tenant: number): StoredDays {
    const days: StoredDays = { day: [], before: [], total: 0 }
    for (const { day, rows } of stored.iterate(tenant, table)) {
      days.day.push(day)
      days.before.push(days.total)
      days.total += rows
    }
    return days
  }

  /** How many rows there are until this one. */
  function rankBehind (tenant: number, key: number): number {
    const { day, before, total } = daysOf(tenant)
    const index = firstAtLeast(day, dayOfKey(key))
    // A row of a day that is not entered does not count; the days before its own do.
    if (day[index] !== dayOfKey(key)) return before[index] ?? total
    return at(before, index) + placeOfKey(key) + 1
  }

  function forget (tenant: number) {
    tenants.delete(tenant)
    ranks.forget(tenant)
  }

  return {
    add (tenant, day, rows) {
      insert.run(tenant, day, table, rows)
      forget(tenant)
    },
    remove (tenant, day) {
      remove.run(tenant, day, table)
      forget(tenant)
    },
    days: tenant => new Map(stored.all(tenant, table).map(({ day, rows }) => [day, rows])),
    has: (tenant, day) => one.get(tenant, day, table) !== undefined,
    rankOf (tenant, instant) {
      if (instant === -Infinity) return 0
      const known = ranks.find(tenant, instant)
      if (known !== undefined) return known
      const last = lastBefore.get(tenant, instant)
      const rank = last === undefined ? 0 : rankBehind(tenant, last.key)
      // Rows may come where no day is entered yet, and days are forgotten: both tell the ledger.
      return db.inTransaction
        ? rank
        : ranks.keep(tenant,
          { after: last?.start ?? -Infinity, upTo: firstFrom.get(tenant, instant) ?? Infinity, rank })
    },
    keyAt (tenant, rank) {
      const { day, before } = daysOf(tenant)
      // The last day with no more than `rank` rows before it; empty days share their count with the next one.
      const index = firstAtLeast(before, rank + 1) - 1
      return rowKey(tenant, at(day, index), rank - at(before, index))
    }
  }
}

const firstAtLeast = (list: number[], value: number) => firstIndex(list, one => one >= value)

function at (list: number[], index: number): number {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no entry at ${index}`)
  return value
}
