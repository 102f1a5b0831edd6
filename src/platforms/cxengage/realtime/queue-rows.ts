import type { Queue } from '../../../world/centre.ts'
import { ordered } from '../wire/ordered.ts'
import { queueFiguresOf, queueTimesOf, serviceLevelOf } from './figures.ts'
import { meanOf } from './results.ts'
import { waiting, type Scoped } from './scoped.ts'

const isInScope = ({ scope: { queue, skills } }: Scoped, one: Queue) =>
  (queue === undefined || queue === one) && skills.every(skill => skill.isAskedBy(one))

export function queueDetails (scoped: Scoped) {
  const { snapshot, now, work } = scoped
  const visits = Map.groupBy(scoped.visits, ({ queueId }) => queueId)
  return snapshot.centre.queues.filter(queue => isInScope(scoped, queue)).map(queue => {
    const own = { snapshot, now, work, visits: visits.get(queue.id) ?? [] }
    return ordered({
      queueId: queue.id,
      queueName: queue.name,
      queueLength: waiting(own).length,
      abandonCount: queueFiguresOf(own).abandoned,
      avgQueueDuration: meanOf(queueTimesOf(own)),
      serviceLevel: serviceLevelOf(own)
    })
  })
}
