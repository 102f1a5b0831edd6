import type { CheckSink, ExpectedRow, Invariant, Invariants, Scene } from '../platforms/invariants.ts'
import { equal, holds } from '../platforms/invariants.ts'
import { keysOfDay, rowKey } from '../store/row-key.ts'
import { sourceOf, type Branch } from '../world/branch.ts'
import type { Timeline } from '../world/timeline.ts'
import { deskInvariants } from './desks.ts'
import { createDocumentExaminer, IDS, READABLE, type DayFacts } from './examine-documents.ts'
import { ATTACHED, LEDGER, ROWS, compareRow, storedInvariants } from './stored.ts'

/** What every platform is checked for. */
export const invariantsOf = ({ documentInvariants, listInvariants }: Invariants): Invariant[] =>
  [...storedInvariants, READABLE, ...documentInvariants, IDS, ...listInvariants, ...deskInvariants]

/** Some 20 ms of work, so that requests can be answered in between. */
const ROWS_AT_A_TIME = 100

/** @property rows stored rows, those of other tables included */
export interface ExaminedDay { rows: number, facts: DayFacts }

/** Rows of other tables, by the key of the row that they belong to. */
type Attached = ReadonlyMap<number, string[]>

export type Examiner = ReturnType<typeof createExaminer>

/** Checks what one platform keeps and tells of one tenant, day after day, in ascending order. */
export function createExaminer (invariants: Invariants, scene: Scene, note: CheckSink) {
  const { branch } = scene
  const ledger = daysOf(invariants, branch)
  const documents = createDocumentExaminer(invariants, scene, note)

  /** The stored rows from one expected index to another; the last ones reach to the end of the day. */
  function storedRows (day: number, expected: readonly ExpectedRow[], first: number, last: number) {
    const { index } = sourceOf(branch, day)
    const end = last < expected.length ? rowKey(index, day, last) : keysOfDay(index, day)[1]
    return new Map(invariants.stored(rowKey(index, day, first), end).map(row => [row.key, row]))
  }

  /** Returns how many rows are stored. */
  function * examineRows (
    day: number, expected: readonly ExpectedRow[], attached: Attached, facts: DayFacts
  ): Generator<number, number> {
    let rows = 0
    let first = 0
    do {
      const some = expected.slice(first, first + ROWS_AT_A_TIME)
      const stored = storedRows(day, expected, first, first + ROWS_AT_A_TIME)
      rows += stored.size
      for (const row of some) {
        const found = stored.get(row.key)
        stored.delete(row.key)
        note(ROWS, row.id, [holds(found !== undefined, `row ${row.key}`, 'none')])
        if (found === undefined) continue
        compareRow(row, found, attached.get(row.key) ?? [], note)
        documents.document(row, found, facts)
      }
      for (const key of stored.keys()) note(ROWS, null, [{ expected: 'no more rows', found: `row ${key}` }])
      first += ROWS_AT_A_TIME
      yield some.length
    } while (first < expected.length)
    return rows
  }

  function checkAttached (expected: readonly ExpectedRow[], attached: Attached) {
    const keys = new Set(expected.map(({ key }) => key))
    for (const [key, lines] of attached) {
      if (!keys.has(key)) note(ATTACHED, null, [{ expected: 'none', found: lines.join(' ') }])
    }
  }

  return {
    has: (day: number) => ledger.has(day),

    /** Yields after some rows the number of rows since the last time. */
    * day (day: number, timelines: readonly Timeline[], simulated: boolean): Generator<number, ExaminedDay> {
      const expected = invariants.expected(sourceOf(branch, day), day, timelines)
      yield 0
      const attached = invariants.attached(sourceOf(branch, day), day)
      const facts: DayFacts = new Map()
      const rows = yield * examineRows(day, expected, attached, facts)
      checkAttached(expected, attached)
      note(LEDGER, null, [equal(rows, ledger.get(day))])
      documents.endDay(day, timelines, simulated)
      return { rows: rows + [...attached.values()].reduce((sum, lines) => sum + lines.length, 0), facts }
    },

    end: documents.end
  }
}

/** The stored days of a branch, ascending, and how many rows the ledger knows of each. */
export function daysOf (invariants: Invariants, branch: Branch): ReadonlyMap<number, number> {
  const home = [...invariants.days(branch)].filter(([day]) => !branch.days.has(day))
  const changed = [...branch.days].flatMap(([day, { index }]): [number, number][] => {
    const rows = invariants.days({ index }).get(day)
    return rows === undefined ? [] : [[day, rows]]
  })
  return new Map([...home, ...changed].sort(([a], [b]) => a - b))
}
