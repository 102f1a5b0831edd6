import { timeOf } from '../../../world/uuid.ts'
import { equal, within, type Check } from '../../invariants.ts'
import { agentsOf, at, queuesOf, relation } from './subject.ts'

const isTimed = (id: string) => id[14] === '1'

/** The id is older than what it names by so many ms. */
const older = (id: string, timestamp: string, low: number, high: number): Check =>
  within(at(timestamp) - timeOf(id), low, high)

/** Observed: two documented interactions have ids of version 4; a platform that knows both must be allowed both. */
export const idRelations = [
  relation('an interaction\'s id is 120 to 2430 ms older than its start', i =>
    isTimed(i.interactionId) ? [older(i.interactionId, i.startTimestamp, 120, 2430)] : []),
  relation('ids tell the time of what they name', i => [
    ...i.segments.map(s => older(s.interactionSegmentId, s.startTimestamp, 0, 2)),
    ...queuesOf(i).map(q => older(q.interactionQueueId, q.startTimestamp, 1, 8)),
    ...agentsOf(i).map(a => older(a.interactionAgentId, a.startTimestamp, 0, 1)),
    ...(i.hooks ?? []).map(h => older(h.interactionHookId, h.timestamp, 0, 0))
  ]),
  relation('a session is older than its work', i =>
    agentsOf(i).map(a => within(timeOf(a.sessionId), -Infinity, at(a.startTimestamp) - 1))),
  relation('agents and queues belong to a segment', i =>
    [...agentsOf(i), ...queuesOf(i)].filter(part => part.interactionSegmentId != null).map(part =>
      equal(i.segments.filter(s => s.interactionSegmentId === part.interactionSegmentId).length, 1)))
]
