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
}

export interface InteractionReport {
  /** By platform; null where the platform tells nothing of such an interaction. */
  found: Record<string, Located | null>
  /** What the platforms tell of it in the end. */
  expected: CaseFigures
}
