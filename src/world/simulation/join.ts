import type { Channel, Engagement, Timeline } from '../timeline.ts'
import { newEngagement } from './new-timeline.ts'
import type { Answer, Journey } from './stage.ts'

/** How long the platform rings before an agent accepts, in ms. */
const RING: Record<Channel, [number, number]> = {
  voice: [2000, 12_000], email: [3000, 22_000], sms: [3000, 15_000], messaging: [3000, 15_000]
}
/** Dialling a customer until they answer. */
const DIAL: [number, number] = [4000, 25_000]

/** An agent accepts and is put through; the queue visit that they answer ends with it. */
export function join ({ timeline, random }: Journey, answer: Answer, talkTo?: number): Engagement {
  const { shift, visit, offeredAt } = answer
  const acceptedAt = offeredAt + random.int(...(visit === undefined ? DIAL : RING[timeline.channel]))
  const engagement: Engagement = {
    ...newEngagement(shift, visit, offeredAt),
    acceptedAt,
    connectedAt: acceptedAt + random.int(276, 385),
    talkFrom: acceptedAt + random.int(828, 1152),
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
