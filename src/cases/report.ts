import type { Located } from '../platforms/located.ts'
import type { Case } from '../world/cases/case.ts'
import type { CaseFigures } from '../world/cases/figures.ts'

/** A case of the scenario as it can be asked for. */
export interface CaseReport {
  name: string
  tenant: { id: string, name: string }
  /** What the scenario says of it, defaults filled in. */
  script: Case
  /**
   * Whether it has not begun (or lies outside of the history, or no agent had time for it), goes on, or will not change
   * any more.
   */
  status: 'absent' | 'changing' | 'final'
  /** The interaction, and those that followed in the same conversation: a call back, another call. */
  interactions: InteractionReport[]
  /** Those before it of a daily case, newest first: at most {@link MOST_EARLIER} of the last two weeks. */
  earlier: EarlierOccurrence[]
}

/** An earlier occurrence of a case: when it began, and where it is found. */
export interface EarlierOccurrence extends Pick<InteractionReport, 'found'> { start: string }

/** How many earlier occurrences are told: each is on a day of its own, which is played for it. */
export const MOST_EARLIER = 7

export interface InteractionReport {
  /** By platform; null where the platform tells nothing of such an interaction. */
  found: Record<string, Located | null>
  /** What the platforms tell of it in the end. */
  expected: CaseFigures
}
