import type { Artifact } from '../artifacts/artifact.ts'
import { instantsOf, type Timeline } from '../../../world/timeline.ts'
import type { InteractionIds } from './ids.ts'
import { presentHolds, presentTalks } from './present-times.ts'
import type { Interaction } from './schemas.ts'
import { timestamp } from './values.ts'
import { vintageOf } from './vintage.ts'

/** Inferred: an example of December 2017, with every parameter that there was, has none of these. */
const NEWER_SINCE = Date.UTC(2018, 0, 1)

/** What only newer records have. */
export function presentNewer (
  timeline: Timeline, ids: InteractionIds, artifacts: readonly Artifact[]
): Partial<Interaction> {
  const { flagged, processedAt, channel, customerLeftAt, centre } = timeline
  if (timeline.start < NEWER_SINCE && vintageOf(centre.tenant) === '2017') return {}
  return {
    flagType: flagged ? 'incomplete' : null,
    flagTimestamp: flagged ? timestamp(processedAt) : null,
    updated: timestamp(lastChange(timeline)),
    customerHoldTimes: presentHolds(timeline, ids),
    customerTalkTimes: channel === 'voice' && customerLeftAt !== undefined ? presentTalks(timeline, ids) : [],
    artifactsSummary: summaryOf(artifacts)
  }
}

/** Observed: of the vintage of 2022 it is in whole seconds. */
function lastChange (timeline: Timeline): number {
  const last = Math.max(...instantsOf(timeline))
  return vintageOf(timeline.centre.tenant) === '2022' ? last - last % 1000 : last
}

/** Observed: two spaces, the type, and how many there are; all of an interaction are of one type. */
const summaryOf = ([first, ...rest]: readonly Artifact[]): string | null =>
  first === undefined ? null : `  ${first.type} ${rest.length + 1}`
