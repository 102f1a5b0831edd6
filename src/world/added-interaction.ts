import type { Case } from './cases/case.ts'

/** An interaction that somebody has added to a space, beside what the scenario plays. */
export interface AddedInteraction {
  /** What the names of its random streams have, so that no other space has the same: the space's name. */
  readonly space: string
  /** Which it is of all that were added to the space. */
  readonly number: number
  readonly start: number
  readonly script: Case
  /**
   * It takes part in the day: it waits in line and keeps the roster's agents busy, and what follows may change.
   * Otherwise guests serve it, and nothing else changes.
   */
  readonly compete: boolean
  /** Its guests among the centre's agents: the index of the first one, and how many there are. */
  readonly guests: { readonly first: number, readonly count: number }
}
