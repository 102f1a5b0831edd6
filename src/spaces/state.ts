import { changeDay, type Branch, type ChangedDay } from '../world/branch.ts'
import type { Centre } from '../world/centre.ts'
import type { ClockState } from '../world/clock.ts'
import type { Written } from '../world/written.ts'
import type { DayAddition } from './entry.ts'

/** What a space shows, but for the time: it is never changed itself, so that a snapshot is one more name for it. */
export interface SpaceState {
  /** Its own clock; null where it goes by the server's. */
  readonly clock: ClockState | null
  readonly branch: Branch
  /** How many interactions were added: the next one has this number. */
  readonly count: number
  /** What its clients have written. */
  readonly written: Written
}

/** The state with more on some days. */
export function withAdditions (home: Centre, state: SpaceState, additions: readonly DayAddition[]): SpaceState {
  let { branch, count } = state
  for (const { day, index, added, changes } of additions) {
    const before = branch.days.get(day)
    branch = changeDay(home, branch, day, {
      index, added: [...before?.added ?? [], ...added], changes: [...before?.changes ?? [], ...changes]
    })
    count = Math.max(count, ...added.map(({ number }) => number + 1))
  }
  return { ...state, branch, count }
}

/** A clock that runs goes on from what it showed at an instant of the machine. */
export const clockAt = (clock: ClockState | null, machine: number): ClockState | null => clock?.mode !== 'running'
  ? clock
  : { ...clock, instant: clock.instant + (machine - clock.since) * clock.speed, since: machine }

/** The same, as if it had shown then what it shows now. */
export const clockFrom = (clock: ClockState | null, machine: number): ClockState | null =>
  clock?.mode === 'running' ? { ...clock, since: machine } : clock

/** The changed days of some states, each once. */
export function changedDaysOf (states: Iterable<SpaceState>): Map<ChangedDay, number> {
  const found = new Map<ChangedDay, number>()
  for (const { branch } of states) for (const [day, changed] of branch.days) found.set(changed, day)
  return found
}
