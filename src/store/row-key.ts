/**
 * The primary key of a row: tenant, business day and index within the day in one integer, so that a tenant's rows lie
 * in the order of their starts. A changed day of a space has a number of its own in the place of the tenant's, after
 * those of all tenants. 8,192 of them, days until 2149 and 16 million rows a day fit into 53 bits.
 */
const ROWS_A_DAY = 2 ** 24
const DAYS = 2 ** 16

export const MOST_TENANTS = 2 ** 13

/** Throws RangeError rather than give the key of another row. */
export function rowKey (tenant: number, day: number, index: number): number {
  if (!(tenant >= 0 && tenant < MOST_TENANTS && day >= 0 && day < DAYS && index >= 0 && index < ROWS_A_DAY)) {
    throw new RangeError(`no key has room for tenant ${tenant}, day ${day}, index ${index}`)
  }
  return (tenant * DAYS + day) * ROWS_A_DAY + index
}

/** A tenant's business day. */
export interface TenantDay { tenant: number, day: number }

/** The keys that a business day can have: from <= key < until. */
export function keysOfDay (tenant: number, day: number): [from: number, until: number] {
  const from = rowKey(tenant, day, 0)
  return [from, from + ROWS_A_DAY]
}

/**
 * The days of which there are rows, each found by one look and not by its rows.
 * @param firstFrom the first key of a row that is not below
 */
export function * daysOfRows (firstFrom: (key: number) => number | undefined): Generator<TenantDay> {
  for (let key = firstFrom(0); key !== undefined;) {
    const [tenant, day] = [tenantOfKey(key), dayOfKey(key)]
    yield { tenant, day }
    key = firstFrom(keysOfDay(tenant, day)[1])
  }
}

export const dayOfKey = (key: number): number => Math.floor(key / ROWS_A_DAY) % DAYS

export const placeOfKey = (key: number): number => key % ROWS_A_DAY

export const tenantOfKey = (key: number): number => Math.floor(key / (ROWS_A_DAY * DAYS))
