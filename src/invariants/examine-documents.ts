import type { Cells, CheckSink, ExpectedRow, Facts, Invariant, Invariants, Scene, StoredRow } from '../platforms/invariants.ts'
import { equal } from '../platforms/invariants.ts'
import { visibleAt } from '../world/history.ts'
import type { Timeline } from '../world/timeline.ts'
import { createDesks } from './desks.ts'

export const READABLE: Invariant =
  { name: 'a document is JSON of the usual shape', evidence: { level: 'inferred', where: 'clients read it' } }
export const IDS: Invariant = {
  name: 'no two things of a day and the day before have one id',
  evidence: { level: 'inferred', where: 'an id names one thing' }
}

/** What is told of the simulated interactions of a day that have started, by serial. */
export type DayFacts = Map<number, { id: string, facts: Facts }>

/** Checks the documents of one tenant as one platform tells them at an instant, day after day, in ascending order. */
export function createDocumentExaminer (invariants: Invariants, scene: Scene, note: CheckSink) {
  const { centre, now } = scene
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

  function checkIds (id: string, list: readonly string[]) {
    const known = list.filter(one => ids.has(one) || idsBefore.has(one))
    note(IDS, id, [equal(known.join(), ''), equal(new Set(list).size, list.length)])
    for (const one of list) ids.add(one)
  }

  function examine (row: ExpectedRow, texts: Cells, facts: DayFacts) {
    const { id, serial } = row
    const document = invariants.read(texts)
    note(READABLE, id, [true])
    for (const invariant of invariants.documentInvariants) {
      if (serial !== null || invariant.general) note(invariant, id, invariant.check(document, scene))
    }
    if (row.start >= visible.from) lists.add(document, serial !== null)
    if (serial === null) return
    checkIds(id, invariants.ids(document))
    const ofDocument = invariants.facts(document, scene)
    desks.add(id, ofDocument, invariants.work(document, scene))
    facts.set(serial, { id, facts: ofDocument })
  }

  return {
    /** Nothing is told of what has not started. */
    document (row: ExpectedRow, { texts }: StoredRow, facts: DayFacts) {
      if (row.start > now) return
      attempt(row.id, () => {
        examine(row, texts !== undefined && row.finalAt <= now ? texts : row.textsAt(now), facts)
      })
    },

    endDay (day: number, timelines: readonly Timeline[], simulated: boolean) {
      const isInSight = centre.calendar.startOf(day) >= visible.from
      if (simulated && isInSight) attempt(null, () => lists.endDay(day, timelines))
      desks.endDay(day)
      ;[idsBefore, ids] = [ids, new Set()]
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
