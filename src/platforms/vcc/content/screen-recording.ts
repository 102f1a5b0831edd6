import { createStillVideo } from '../../../world/conversation/still-video.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { endOf } from '../interactions/present.ts'
import { contentId, type Portion } from './contents.ts'
import { WEBM } from './media-types.ts'

const TYPE = 'screenRecording'

/** What each agent had on their screen while they were on a call, where the tenant has that recorded. */
export function portionsOfScreens (timeline: Timeline, guid: string): Portion[] {
  const { centre, channel, engagements } = timeline
  const since = endOf(timeline)
  if (!centre.tenant.agents.screenRecording || channel !== 'voice' || since === undefined) return []
  const seen = engagements.flatMap(({ connectedAt: from, talkTo: to }) =>
    from === undefined || to === undefined || from >= to ? [] : [{ from, to }])
  if (seen.length === 0) return []
  return [{
    since,
    contents: () => seen.map(({ from, to }, index) => ({
      key: contentId(guid, TYPE, index),
      type: TYPE,
      contentType: WEBM,
      lastModified: to,
      ...createStillVideo(to - from)
    }))
  }]
}
