import type { Attendance } from '../../../world/presence.ts'
import { presencesOf } from '../agent-activities/activities.ts'
import type { AgentWork } from '../agent-activities/work.ts'
import type { Span } from '../spans.ts'

/** What an agent is doing in the eyes of workforce management: their work, and their presence where they have none. */
export interface AgentState extends Span { agentId: string, state: string, description: string }

/** Documented: an agent who is being offered something is busy already. */
const STATES = { Ringing: 'Busy', Connected: 'Busy', Wrap: 'Wrap', Unexpected: 'Unexpected' } as const

/** Documented: Ready, and offered nothing. */
const READY_RFO = 'ReadyRFO'

/**
 * One sequence without gaps from login to login. Documented: recent states may be replaced later; assumed: by the same
 * ones, told again when their interaction is processed. Work of one agent never overlaps: each takes all of them.
 */
export function statesOf (attendance: Attendance, work: readonly AgentWork[]): AgentState[] {
  const { agent: { displayId: agentId }, from, to } = attendance
  const presences = presencesOf(attendance)
  const states: AgentState[] = []
  let at = from

  function add (until: number, state: string, description: string, processed: readonly number[]) {
    if (until <= at) return
    const before = states.at(-1)
    if (before?.state === state && before.description === description) {
      before.to = until
      before.processed = [...before.processed, ...processed]
    } else {
      states.push({ agentId, from: at, to: until, processed, state, description })
    }
    at = until
  }

  /** What the agent is while they have no work. */
  function rest (until: number) {
    for (const presence of presences.filter(presence => presence.from < until && presence.to > at)) {
      const { category, name, eligibleForRouting } = presence
      add(Math.min(presence.to, until), category === 'Ready' && !eligibleForRouting ? READY_RFO : category, name, [])
    }
  }

  for (const piece of work) {
    rest(Math.min(piece.from, to))
    add(Math.min(piece.to, to), STATES[piece.category], piece.subject.medium === 'Phone' ? 'Live' : 'Non-Live',
      piece.processed)
  }
  rest(to)
  return states
}
