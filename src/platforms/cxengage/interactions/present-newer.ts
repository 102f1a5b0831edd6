import type { Artifact } from '../artifacts/artifact.ts'
import { instantsOf, type Timeline } from '../../../world/timeline.ts'
import type { CustomerHold, CustomerTalk, Interaction, Monitoring } from './schemas.ts'
import { between, timestamp } from './values.ts'

/** Inferred: an example of December 2017, with every parameter that there was, has none of these. */
const NEWER_SINCE = Date.UTC(2018, 0, 1)

/** What only newer records have. */
export function presentNewer (timeline: Timeline, artifact: Artifact | undefined): Partial<Interaction> {
  if (timeline.start < NEWER_SINCE) return {}
  const { flagged, processedAt, channel, customerLeftAt } = timeline
  return {
    flagType: flagged ? 'incomplete' : null,
    flagTimestamp: flagged ? timestamp(processedAt) : null,
    updated: timestamp(Math.max(...instantsOf(timeline))),
    customerHoldTimes: presentHolds(timeline),
    customerTalkTimes: channel === 'voice' && customerLeftAt !== undefined ? presentTalks(timeline) : [],
    artifactsSummary: artifact?.type ?? null
  }
}

export const presentMonitors = ({ monitors, engagements }: Timeline): Monitoring[] =>
  monitors.map(({ from, to, engagement }) =>
    ({
      agentId: engagements[engagement]?.agent.id ?? '',
      startTimestamp: timestamp(from),
      endTimestamp: timestamp(to),
      monitorTime: between(from, to)
    }))

const presentHolds = ({ engagements }: Timeline): CustomerHold[] => engagements.flatMap(({ holds }) => holds)
  .sort((a, b) => a.from - b.from)
  .map((
    { from, to }
  ) => ({ startTimestamp: timestamp(from), endTimestamp: timestamp(to), holdTime: between(from, to) }))

const presentTalks = ({ engagements }: Timeline): CustomerTalk[] =>
  engagements.flatMap(({ agent, talkFrom, talkTo }) => talkFrom === undefined
    ? []
    : [{
        agentId: agent.id,
        startTimestamp: timestamp(talkFrom),
        endTimestamp: timestamp(talkTo),
        talkTime: between(talkFrom, talkTo)
      }])
