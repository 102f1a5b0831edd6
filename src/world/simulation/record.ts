import type { Behaviour } from '../scenario.ts'
import type { Journey } from './journey.ts'

/**
 * The customer is gone: closes the interaction and plans what post-processing will make of its record.
 * An e-mail is closed for its sender as soon as an agent has it, and goes on behind the scenes.
 */
export function closeRecord ({ timeline, random }: Journey, behaviour: Behaviour, leftAt: number) {
  timeline.customerLeftAt = leftAt
  const accepted = timeline.channel === 'email' ? timeline.engagements[0]?.connectedAt : undefined
  timeline.closedAt = accepted === undefined ? leftAt + random.int(5, 80) : accepted + random.int(344, 522)

  const released = timeline.engagements.map(engagement => engagement.releasedAt ?? leftAt)
  timeline.processedAt = Math.max(timeline.closedAt, ...released) + random.int(20_000, 300_000)
  const answered = timeline.visits.some(visit => visit.result === 'answered')
  if (answered && random.chance(behaviour.satisfaction)) {
    timeline.satisfaction = { at: timeline.processedAt + random.int(60_000, 900_000), score: random.int(1, 10) }
  }
  timeline.flagged = random.chance(behaviour.flagged)
  timeline.endLost = timeline.flagged && answered && timeline.channel !== 'voice'
}
