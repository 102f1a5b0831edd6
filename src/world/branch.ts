import type { AddedInteraction } from './added-interaction.ts'
import type { DayChange } from './day-change.ts'
import { withGuests, type Agent, type Centre } from './centre.ts'

/**
 * A tenant's history as one space has it: the scenario's days, but for those that were changed there. It is never
 * changed itself: a change makes another branch.
 */
export interface Branch {
  /** The tenant's index, with which the keys of all rows begin but those of changed days. */
  readonly index: number
  /** With the guests who came with what was added. */
  readonly centre: Centre
  readonly days: ReadonlyMap<number, ChangedDay>
}

/** A business day that is not the scenario's. */
export interface ChangedDay {
  /** What the keys of its rows begin with, and those of no other version of the day. */
  readonly index: number
  readonly added: readonly AddedInteraction[]
  readonly changes: readonly DayChange[]
}

/** What the keys of rows begin with: a tenant's index, or that of a changed day. */
export interface Indexed { readonly index: number }

/** Whose rows: what their keys begin with, and the centre of which they tell. A branch has those of its home. */
export interface RowOwner extends Indexed { readonly centre: Centre }

/** What a business day of a branch is played from, and whose rows it has. */
export interface DaySource extends RowOwner {
  readonly added: readonly AddedInteraction[]
  readonly changes: readonly DayChange[]
}

const homes = new WeakMap<Centre, Branch>()

/** A tenant's history as the scenario plays it. */
export function homeOf (centre: Centre): Branch {
  const known = homes.get(centre) ?? { index: centre.index, centre, days: new Map() }
  homes.set(centre, known)
  return known
}

const NOTHING = { added: [], changes: [] }

/** Where a day of a branch comes from: most often from the tenant's home. */
export function sourceOf ({ index, centre, days }: Branch, day: number): DaySource {
  const changed = days.get(day)
  return changed === undefined
    ? { index, centre: centre.home ?? centre, ...NOTHING }
    : { ...changed, centre }
}

/** The centre at an instant: guests come with what they were added for, and a history reaches no farther than that. */
export function centreAt ({ centre, days }: Branch, now: number): Centre {
  const { home } = centre
  if (home === undefined) return centre
  const added = [...days.values()].flatMap(({ added }) => added)
  const begun = added.filter(({ start }) => start <= now)
  if (begun.length === added.length) return centre
  const isThere = ({ index, isGuest }: Agent) =>
    !isGuest || begun.some(({ guests: { first, count } }) => index >= first && index < first + count)
  return { ...centre, agents: centre.agents.filter(isThere), history: withGuests(home, begun).history }
}

/** The branch in which a day is another one; with nothing told of it it is the scenario's again. */
export function changeDay (home: Centre, { days }: Branch, day: number, changed: ChangedDay): Branch {
  const after = new Map(days)
  if (changed.added.length + changed.changes.length > 0) after.set(day, changed)
  else after.delete(day)
  if (after.size === 0) return homeOf(home)
  const all = [...after.values()]
  const centre = withGuests(home, all.flatMap(({ added }) => added), all.flatMap(({ changes }) => changes))
  return { index: home.index, centre, days: after }
}
