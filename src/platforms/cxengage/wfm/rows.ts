import type { Centre } from '../../../world/centre.ts'
import type { Window } from '../../../world/history.ts'
import type { Event } from './events.ts'
import { presentAgentInterval, presentAgentQueueInterval, presentQueueInterval } from './present.ts'
import { QUARTER, emptyTally, keyOf, tally, type Dimension, type Tally } from './tally.ts'

/**
 * The rows of a range: by time, then in the order of the configuration. Documented in the sample: a queue in which
 * nothing happens has a row; assumed: an agent has none.
 */
export function rowsOf (
  centre: Centre, events: Iterable<Event>, range: Window, dimension: Dimension
): (() => object)[] {
  const tallies = tally(events, range, dimension)
  const { queues, agents } = centre
  const rows: (() => object)[] = []
  for (let from = range.from; from < range.until; from += QUARTER) {
    const found = (queueId: string | undefined, agentId: string | undefined): Tally | undefined =>
      tallies.get(keyOf(from, queueId, agentId))
    if (dimension === 'queue') {
      for (const queue of queues) {
        rows.push(() =>
          presentQueueInterval(centre, queue, found(queue.id, undefined) ?? emptyTally(from, queue.id, undefined)))
      }
      continue
    }
    for (const agent of agents) {
      const whole = dimension === 'agent' ? found(undefined, agent.id) : undefined
      if (whole !== undefined) rows.push(() => presentAgentInterval(centre, agent, whole))
      for (const queue of dimension === 'agent-queue' ? queues : []) {
        const part = found(queue.id, agent.id)
        if (part !== undefined) rows.push(() => presentAgentQueueInterval(centre, agent, queue, part))
      }
    }
  }
  return rows
}
