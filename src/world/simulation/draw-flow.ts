import type { Flow, Queue } from '../population.ts'
import type { Random } from '../random.ts'

/** The flow that the next customer takes, by the flows' shares. */
export function drawFlow (flows: readonly Flow[], random: Random): Flow {
  let rest = random.unit() * flows.reduce((sum, flow) => sum + flow.share, 0)
  for (const flow of flows) {
    rest -= flow.share
    if (rest < 0) return flow
  }
  return random.pick(flows)
}

export const inboundOf = (flows: readonly Flow[]) => flows.find(flow => flow.direction === 'inbound')

export function firstQueue (flow: Flow): Queue {
  const [queue] = flow.queues
  if (queue === undefined) throw new Error(`the flow ${flow.name} leads nowhere`)
  return queue
}
