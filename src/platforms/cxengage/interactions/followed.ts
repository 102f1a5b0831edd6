import type { Timeline } from '../../../world/timeline.ts'

/** An interaction as far as it has come; a static document has no timeline. */
export interface Followed {
  interactionId: string
  timeline: Timeline | undefined
  /** The same with what is still to come, for what is told of it by the instant. */
  whole?: Timeline | undefined
}
