import type { Activity } from '../agent-activities/activities.ts'
import type { AgentStatus } from './schemas.ts'

/** What goes on with every agent, from their current activities. By agentId. */
export function presentStatuses (activities: readonly Activity[]): AgentStatus[] {
  const byAgent = new Map<string, Activity[]>()
  for (const activity of activities) byAgent.set(activity.agentId, [...byAgent.get(activity.agentId) ?? [], activity])
  return [...byAgent]
    .sort(([a], [b]) => a < b ? -1 : 1)
    .flatMap(([agentId, current]) => presentStatus(agentId, current))
}

/** None of an agent who is known from a static document only. */
function presentStatus (agentId: string, activities: readonly Activity[]): AgentStatus[] {
  const presence = activities.find(({ type }) => type === 'Presence')
  const workload = activities.find(({ type }) => type === 'Workload')
  if (presence?.type !== 'Presence' || workload?.type !== 'Workload') return []
  return [{
    agentId,
    presence: {
      since: timestamp(presence.from),
      name: presence.name,
      description: presence.name,
      eligibleForRouting: presence.eligibleForRouting
    },
    workload: { since: timestamp(workload.from), ...workload.workload },
    interaction: activities.filter(activity => activity.type === 'Interaction')
      .map(({ from, category, reason, subject }) => ({
        guid: subject.guid,
        channelGuid: subject.channel,
        since: timestamp(from),
        medium: subject.medium,
        mediumManager: subject.manager,
        direction: subject.direction,
        state: category,
        reason
      }))
  }]
}

const timestamp = (instant: number) => new Date(instant).toISOString()
