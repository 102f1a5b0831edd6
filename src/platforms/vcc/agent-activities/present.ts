import { lengthOf } from '../spans.ts'
import type { Activity } from './activities.ts'
import type { AgentActivity, AgentActivityV2 } from './schemas.ts'
import type { AgentWork } from './work.ts'

/** What is known of an activity at `now`, which it must have reached. Keys that do not concern its type are null. */
export function presentActivity (activity: Activity, now: number): AgentActivity {
  const work = activity.type === 'Interaction' ? activity : undefined
  const presence = activity.type === 'Presence' ? activity : undefined
  return {
    agentId: activity.agentId,
    type: activity.type,
    category: presence?.category ?? work?.category ?? null,
    name: presence?.name ?? null,
    eligibleForRouting: presence?.eligibleForRouting ?? null,
    start: new Date(activity.from).toISOString(),
    status: work === undefined ? null : statusOf(work, now),
    duration: lengthOf(activity, now),
    reason: work?.reason ?? null,
    interaction: work === undefined
      ? null
      : {
          guid: work.subject.guid,
          medium: work.subject.medium,
          mediumManager: work.subject.manager,
          direction: work.subject.direction
        },
    channel: work === undefined || work.subject.channel === null ? null : { guid: work.subject.channel },
    workload: activity.type === 'Workload' ? activity.workload : null
  }
}

/** Assumed: what post-processing fails on, it fails on whole, so that activities say what their interaction says. */
const statusOf = ({ to, failedAt }: AgentWork, now: number) => failedAt <= now
  ? 'InternalError'
  : to <= now ? 'Completed' : 'Ongoing'

/**
 * QUIRK(vcc) [observed: appendices]: version 2 has fewer keys, and a call's type instead of its medium. Test: "version
 * 2 has its own shape".
 */
export function presentActivityV2 (activity: Activity, now: number): AgentActivityV2 {
  const { agentId, type, category, name, start, duration, reason, interaction, workload } =
    presentActivity(activity, now)
  const { guid, medium, direction } = interaction ?? {}
  const subject = guid === undefined || medium === undefined || direction === undefined
    ? null
    : { guid, type: medium === 'Phone' ? 'Call' : medium, direction }
  return { agentId, type, category, name, start, duration, reason, interaction: subject, workload }
}
