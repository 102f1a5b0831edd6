import type { Behaviour } from '../scenario.ts'
import { attach } from './attachments.ts'
import type { Journey } from './stage.ts'

const PROCESSED_AFTER: [number, number] = [20_000, 300_000]
const LATE: [number, number] = [3_600_000, 36 * 3_600_000]
const CORRECTED_AFTER: [number, number] = [600_000, 11 * 3_600_000]

/**
 * The customer is gone: closes the interaction and plans what post-processing will make of its record.
 * An e-mail is closed for its sender as soon as an agent has it, and goes on behind the scenes.
 */
export function closeRecord (journey: Journey, leftAt: number) {
  const { timeline, random, behaviour, script } = journey
  timeline.customerLeftAt = leftAt
  const accepted = timeline.channel === 'email' ? timeline.engagements[0]?.connectedAt : undefined
  timeline.closedAt = accepted === undefined ? leftAt + random.int(5, 80) : accepted + random.int(344, 522)

  const released = timeline.engagements.map(engagement => engagement.releasedAt ?? leftAt)
  const late = random.chance(behaviour.late)
  timeline.processedAt = Math.max(timeline.closedAt, ...released) + random.int(...(late ? LATE : PROCESSED_AFTER))
  const answered = timeline.visits.some(visit => visit.result === 'answered')
  if (answered && random.chance(behaviour.satisfaction)) {
    timeline.satisfaction = { at: timeline.processedAt + random.int(60_000, 900_000), score: script?.score ?? random.int(1, 10) }
  }
  timeline.flagged = random.chance(behaviour.flagged)
  timeline.endLost = timeline.flagged && answered && timeline.channel !== 'voice'
  amendWrapUp(journey, behaviour, late)
  attach(timeline, behaviour, random)
  timeline.failed = random.chance(behaviour.failed)
}

/** What arrives late is known only then; and some of what is known is corrected after it. */
function amendWrapUp ({ timeline, random }: Journey, behaviour: Behaviour, late: boolean) {
  const { wrapUp, processedAt, population } = timeline
  if (wrapUp === undefined || processedAt === undefined) return
  if (late) wrapUp.knownAt = processedAt
  const others = population.dispositions.filter(({ id }) => id !== wrapUp.disposition?.id)
  if (wrapUp.disposition !== undefined && others.length > 0 && random.chance(behaviour.corrected)) {
    timeline.correction = { at: processedAt + random.int(...CORRECTED_AFTER), disposition: random.pick(others) }
  }
}
