import { lengthOf } from '../spans.ts'
import type { QueueTime } from './schemas.ts'
import type { Visit } from './visits.ts'

/** What is known of a visit from its beginning: the first keys of whatever tells of one, in this order. */
export const whereAndWhen = (visit: Visit) => ({
  start: new Date(visit.from).toISOString(),
  interactionGuid: visit.guid,
  medium: visit.medium,
  mediumManager: visit.manager,
  interactionPlan: visit.plan,
  queue: visit.queue,
  type: visit.type
})

/** What is known of a visit at `now`, which it must have reached. */
export function presentQueueTime (visit: Visit, now: number): QueueTime {
  const over = visit.to <= now
  return {
    ...whereAndWhen(visit),
    presentedSkills: [...visit.skills],
    category: over ? visit.category : null,
    reason: over ? visit.reason : null,
    duration: lengthOf(visit, now),
    targets: null,
    party: { role: 'External' }
  }
}
