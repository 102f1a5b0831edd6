import type { Database } from '../../../store/connection.ts'
import type { Value } from '../../../store/rows.ts'
import type { Centre } from '../../../world/centre.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { sourceOf, type Branch, type RowOwner } from '../../../world/branch.ts'
import type { Span } from '../spans.ts'
import type { DayList } from './day-list.ts'
import { listedDay, type ListedDay } from './listed-day.ts'

/** How many items of each group a day's interactions begin, by the number of business days after their own. */
export type Counts = Readonly<Record<string, number>>[]

const TABLE = 'vcc_day_counts'

/** Of the words of a group; no name has it. */
const SEPARATOR = '\n'

export const countTables = `
  CREATE TABLE IF NOT EXISTS ${TABLE} (
    tenant INTEGER NOT NULL,
    day INTEGER NOT NULL,
    list TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (tenant, day, list)
  ) STRICT, WITHOUT ROWID;
`

export const countColumns = { [TABLE]: ['tenant', 'day', 'list', 'counts'] }

/** A list whose items can be counted, whatever they are. */
export interface Countable {
  readonly name: string
  count (listed: ListedDay): Generator<void, Counts>
}

export const countable = <Item extends Span, Key extends keyof Item>(list: DayList<Item, Key>): Countable => ({
  name: list.name,
  * count (listed) { return countsOf(list, yield * list.itemsOf(listed), listed.centre, listed.day) }
})

export function countsOf<Item extends Span, Key extends keyof Item> (
  { groupBy }: { groupBy: readonly Key[] }, items: readonly Item[], { calendar }: Centre, day: number
): Counts {
  const counts: Record<string, number>[] = []
  for (const item of items) {
    const ofDay = (counts[calendar.dayOf(item.from) - day] ??= {})
    const group = groupBy.map(key => item[key]).join(SEPARATOR)
    ofDay[group] = (ofDay[group] ?? 0) + 1
  }
  return Array.from(counts, ofDay => ofDay ?? {})
}

/** Returns the function that tells what the items of a group have in common. */
export function createGroups<Item extends Span, Key extends keyof Item> ({ groupBy }: DayList<Item, Key>) {
  const known = new Map<string, Pick<Item, Key>>()
  return function itemOf (group: string): Pick<Item, Key> {
    let item = known.get(group)
    if (item === undefined) {
      const values = group.split(SEPARATOR)
      item = Object.fromEntries(groupBy.map((key, index) => [key, values[index]])) as Pick<Item, Key>
      known.set(group, item)
    }
    return item
  }
}

/** The counts of a simulated day as rows. */
export function * countRows (
  lists: readonly Countable[], { index, centre }: RowOwner, day: number, timelines: readonly Timeline[]
): Generator<void, { table: string, values: Value[] }[]> {
  const listed = listedDay(centre, day, timelines)
  const rows: { table: string, values: Value[] }[] = []
  for (const list of lists) {
    const counts = yield * list.count(listed)
    yield
    rows.push({ table: TABLE, values: [index, day, list.name, JSON.stringify(counts)] })
  }
  return rows
}

export type ReadCounts = (branch: Branch, day: number, list: string) => Counts | undefined

/** How many days' counts are remembered, of all lists. */
const MOST_DAYS = 2000

/** Returns the function that reads a day's counts; undefined where none are stored. */
export function createCounts (db: Database): ReadCounts {
  const known = new Map<string, Counts>()
  const stored = db.prepare<[number, number, string], string>(
    `SELECT counts FROM ${TABLE} WHERE tenant = ? AND day = ? AND list = ?`).pluck()

  return function readCounts (branch, day, list) {
    const { index } = sourceOf(branch, day)
    const name = `${list}/${index}/${day}`
    const remembered = known.get(name)
    if (remembered !== undefined) return remembered
    const text = stored.get(index, day, list)
    if (text === undefined) return undefined
    const counts = JSON.parse(text) as Counts // our own text
    // Another changed day may have the same index next.
    if (index === branch.index) remember(name, counts)
    return counts
  }

  function remember (name: string, counts: Counts) {
    if (known.size >= MOST_DAYS) known.clear()
    known.set(name, counts)
  }
}
