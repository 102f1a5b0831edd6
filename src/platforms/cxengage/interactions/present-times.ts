import type { Timeline } from '../../../world/timeline.ts'
import { idAt } from './id-at.ts'
import type { InteractionIds } from './ids.ts'
import type { CustomerHold, CustomerTalk, Monitoring } from './schemas.ts'
import { between, timestamp } from './values.ts'

/** The customer's conversations, one with each agent. Observed: queue and agent are not told. */
export function presentTalks (timeline: Timeline, ids: InteractionIds): CustomerTalk[] {
  return timeline.engagements.flatMap(({ talkFrom, talkTo }, index) => talkFrom === undefined
    ? []
    : [{
        interactionCustomerTalkTimeId: idAt(ids.talks, index),
        ...belonging(timeline, ids),
        startTimestamp: timestamp(talkFrom),
        endTimestamp: timestamp(talkTo),
        customerTalkTime: between(talkFrom, talkTo)
      }])
}

/** Inferred: as conversations. */
export function presentHolds (timeline: Timeline, ids: InteractionIds): CustomerHold[] {
  return timeline.engagements.flatMap(({ holds }, engagement) => holds.map(({ from, to }, index) => ({
    interactionCustomerHoldTimeId: idAt(ids.holds[engagement] ?? [], index),
    ...belonging(timeline, ids),
    startTimestamp: timestamp(from),
    endTimestamp: timestamp(to),
    customerHoldTime: between(from, to)
  }))).sort((a, b) => a.startTimestamp < b.startTimestamp ? -1 : 1)
}

const belonging = ({ centre }: Timeline, ids: InteractionIds) =>
  ({ interactionId: ids.interaction, tenantId: centre.tenant.id, queueId: null, agentId: null })

export const presentMonitors = ({ monitors, engagements }: Timeline): Monitoring[] =>
  monitors.map(({ from, to, engagement }) =>
    ({
      agentId: engagements[engagement]?.agent.id ?? '',
      startTimestamp: timestamp(from),
      endTimestamp: timestamp(to),
      monitorTime: between(from, to)
    }))
