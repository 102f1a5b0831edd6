import type { ExpectedRow, Facts, CheckSink, Invariants, Scene, Invariant, StoredRow } from '../platforms/invariants.ts'
import { equal, holds } from '../platforms/invariants.ts'
import { rowKey } from '../store/row-key.ts'
import { visibleAt } from '../world/history.ts'
import type { Timeline } from '../world/timeline.ts'
import { createDesks, deskInvariants } from './desks.ts'
import { ATTACHED, LEDGER, ROWS, compareRow, storedInvariants } from './stored.ts'

const READABLE: Invariant =
  { name: 'a document is JSON of the usual shape', evidence: { level: 'inferred', where: 'clients read it' } }
const IDS: Invariant = {
  name: 'no two things of a day and the day before have one id',
  evidence: { level: 'inferred', where: 'an id names one thing' }
}

/** What every platform is checked for. */
export const invariantsOf = ({ documentInvariants, listInvariants }: Invariants): Invariant[] =>
  [...storedInvariants, READABLE, ...documentInvariants, IDS, ...listInvariants, ...deskInvariants]

/** Some 20 ms of work, so that requests can be answered in between. */
const ROWS_AT_A_TIME = 100

export interface ExaminedDay {
  /** Stored rows, those of other tables included. */
  rows: number
  /** What is told of the simulated interactions that have started, by serial. */
  facts: Map<number, { id: string, facts: Facts }>
}

export type Examiner = ReturnType<typeof createExaminer>

/** Checks what one platform keeps and tells of one tenant, day after day, in ascending order. */
export function createExaminer (invariants: Invariants, scene: Scene, note: CheckSink) {
  const { centre, now } = scene
  const ledger = invariants.days(centre)
  const lists = invariants.lists(scene, note)
  const desks = createDesks(scene, note)
  const visible = visibleAt(centre, now)
  let idsBefore = new Set<string>()
  let ids = new Set<string>()

  /** What is not as it should be can be of any shape; then the checks that need it are left out. */
  function attempt (id: string | null, work: () => void) {
    try {
      work()
    } catch (error) {
      note(READABLE, id,
        [{ expected: 'what can be read', found: error instanceof Error ? error.message : String(error) }])
    }
  }

  /** Returns how many rows are stored. */
  function * examineRows (
    day: number, expected: readonly ExpectedRow[], attached: ReadonlyMap<number, string[]>, facts: ExaminedDay['facts']
  ): Generator<number, number> {
    const keyOf = (index: number) => index < expected.length
      ? rowKey(centre.index, day, index)
      : rowKey(centre.index, day + 1, 0)
    const keys = new Set<number>()
    let rows = 0
    let first = 0
    do {
      const some = expected.slice(first, first + ROWS_AT_A_TIME)
      const stored = new Map(invariants.stored(rowKey(centre.index, day, first), keyOf(first + ROWS_AT_A_TIME))
        .map(row => [row.key, row]))
      rows += stored.size
      for (const row of some) {
        const found = stored.get(row.key)
        keys.add(row.key)
        note(ROWS, row.id, [holds(found !== undefined, `row ${row.key}`, 'none')])
        if (found === undefined) continue
        compareRow(row, found, attached.get(row.key) ?? [], note)
        examineRow(row, found, facts)
      }
      for (const key of stored.keys()) {
        if (!keys.has(key)) {
          note(ROWS, null, [{ expected: 'no more rows', found: `row ${key}` }])
        }
      }
      first += ROWS_AT_A_TIME
      yield some.length
    } while (first < expected.length)
    for (const [key, lines] of attached) {
      if (!keys.has(key)) {
        note(ATTACHED, null, [{ expected: 'none', found: lines.join(' ') }])
      }
    }
    return rows
  }

  function examineRow (row: ExpectedRow, stored: StoredRow, facts: ExaminedDay['facts']) {
    if (row.start > now) return
    const { id, serial } = row
    attempt(id, () => {
      const document =
        invariants.read(stored.texts !== undefined && row.finalAt <= now ? stored.texts : row.textsAt(now))
      note(READABLE, id, [true])
      for (const invariant of invariants.documentInvariants) {
        if (serial !== null || invariant.general) note(invariant, id, invariant.check(document, scene))
      }
      if (row.start >= visible.from) lists.add(document, serial !== null)
      if (serial === null) return
      checkIds(id, invariants.ids(document))
      const told = invariants.facts(document, scene)
      desks.add(id, told, invariants.work(document, scene))
      facts.set(serial, { id, facts: told })
    })
  }

  function checkIds (id: string, list: readonly string[]) {
    const known = list.filter(one => ids.has(one) || idsBefore.has(one))
    note(IDS, id, [equal(known.join(), ''), equal(new Set(list).size, list.length)])
    for (const one of list) ids.add(one)
  }

  return {
    has: (day: number) => ledger.has(day),

    /** Yields after some rows the number of rows since the last time. */
    * day (day: number, timelines: readonly Timeline[], simulated: boolean): Generator<number, ExaminedDay> {
      const expected = invariants.expected(centre, day, timelines)
      yield 0
      const attached = invariants.attached(centre, day)
      const facts: ExaminedDay['facts'] = new Map()
      const rows = yield * examineRows(day, expected, attached, facts)
      note(LEDGER, null, [equal(rows, ledger.get(day))])
      const isInSight = centre.calendar.startOf(day) >= visible.from
      if (simulated && isInSight) attempt(null, () => lists.endDay(day, timelines))
      desks.endDay(day)
      ;[idsBefore, ids] = [ids, new Set()]
      return { rows: rows + [...attached.values()].reduce((sum, lines) => sum + lines.length, 0), facts }
    },

    /** Once all days were examined; a step whenever it is asked for the next one. */
    * end (): Generator<void, void> {
      desks.end()
      const steps = lists.end()
      for (let isOver = false; !isOver;) {
        attempt(null, () => { isOver = steps.next().done === true }) // which it is after an error, too
        yield
      }
    }
  }
}
