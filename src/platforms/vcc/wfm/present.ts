import { whereAndWhen } from '../queue-times/present.ts'
import type { Visit } from '../queue-times/visits.ts'
import { lengthOf } from '../spans.ts'
import type { QueueActivity, WfmAgentState } from './schemas.ts'
import type { AgentState } from './states.ts'

/** What is known of a state at `now`, which it must have reached. */
export const presentState = (state: AgentState, now: number): WfmAgentState => ({
  agentId: state.agentId,
  start: new Date(state.from).toISOString(),
  duration: lengthOf(state, now),
  state: state.state,
  description: state.description
})

/** What is known of a visit at `now`, which it must have reached, and of the agent who ended it. */
export function presentVisit (visit: Visit, now: number): QueueActivity {
  const { to, talkTo = Infinity, releasedAt = Infinity } = visit
  const over = to <= now
  return {
    ...whereAndWhen(visit),
    duration: lengthOf(visit, now),
    reason: over ? visit.reason ?? visit.category : null,
    connectedDuration: talkTo <= now ? talkTo - to : null,
    wrapDuration: releasedAt <= now ? releasedAt - talkTo : null
  }
}
