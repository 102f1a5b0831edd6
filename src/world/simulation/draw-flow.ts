import type { Case } from '../cases/case.ts'
import { flowOf } from '../cases/flow-of-case.ts'
import type { Flow, Queue } from '../centre.ts'
import type { Random } from '../random.ts'

/** The flow that the next customer takes: the one of their case, or drawn by the flows' shares. */
export function chooseFlow (flows: readonly Flow[], script: Case | undefined, random: Random): Flow {
  return script === undefined ? drawFlow(flows, random) : flowOf(flows, script) ?? random.pick(flows)
}

function drawFlow (flows: readonly Flow[], random: Random): Flow {
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
