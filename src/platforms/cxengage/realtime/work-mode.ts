import type { Agent, Centre } from '../../../world/centre.ts'
import { hasSkill } from '../../../world/simulation/crew.ts'

/**
 * Observed in the vendor's console: an agent has a work mode while they are logged in, which it calls their direction.
 * Assumed: it is inbound as long as some inbound flow has a queue whose work they know, outbound where there are only
 * flows that call out, and else agent-initiated: nothing is offered to them.
 */
export function workModeOf ({ flows, queues }: Centre, agent: Agent): 'inbound' | 'outbound' | 'agent-initiated' {
  const isOffered = flows.some(flow =>
    flow.direction === 'inbound' && flow.queues.some(({ skill }) => hasSkill(agent, skill, queues)))
  if (isOffered) return 'inbound'
  return flows.some(({ direction }) => direction === 'outbound') ? 'outbound' : 'agent-initiated'
}
