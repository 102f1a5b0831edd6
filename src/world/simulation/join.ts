import type { Channel, Engagement, Timeline } from '../timeline.ts'
import type { Span } from '../timings.ts'
import { newEngagement } from './new-timeline.ts'
import type { Answer, Journey } from './stage.ts'

/** How long it rings before an agent accepts, in ms. */
export const RING: Record<Channel, Span> = {
  voice: [2000, 12_000], email: [3000, 22_000], sms: [3000, 15_000], messaging: [3000, 15_000]
}
/** Dialling a customer until they answer. */
export const DIAL: Span = [4000, 25_000]

/** An agent accepts and is put through; the queue visit that they answer ends with it. */
export function join ({ timeline, chance }: Journey, answer: Answer, talkTo?: number): Engagement {
  const { shift, visit, offeredAt } = answer
  const { acceptedToConnected, acceptedToTalk } = timeline.centre.timings
  const random = chance('talk')
  const acceptedAt = offeredAt + random.int(...(visit === undefined ? DIAL : RING[timeline.channel]))
  const engagement: Engagement = {
    ...newEngagement(shift, visit, offeredAt),
    acceptedAt,
    connectedAt: acceptedAt + random.int(...acceptedToConnected),
    talkFrom: acceptedAt + random.int(...acceptedToTalk),
    talkTo
  }
  const by = timeline.engagements.push(engagement) - 1
  endVisit(timeline, engagement, by)
  return engagement
}

function endVisit ({ visits }: Timeline, { visit, connectedAt }: Engagement, by: number) {
  const answered = visit === undefined ? undefined : visits[visit]
  if (answered === undefined) return
  answered.leftAt = connectedAt
  answered.result = 'answered'
  answered.answeredBy = by
}
