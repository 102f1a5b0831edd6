import type { Engagement } from '../timeline.ts'
import type { Span } from '../timings.ts'
import type { Journey } from './stage.ts'

const HOUR = 3_600_000

/** How long after everybody is done with an interaction its record is processed, usually or late, in ms. */
const PROCESSED_AFTER: Span = [20_000, 300_000]
export const LATE: Span = [HOUR, 36 * HOUR]
/** How long after that a disposition is corrected, or a score comes in. */
export const CORRECTED_AFTER: Span = [600_000, 11 * HOUR]
export const SCORED_AFTER: Span = [60_000, 900_000]

/** An e-mail is closed for its sender as soon as an agent has it, and goes on behind the scenes. */
export function closeEmail ({ timeline, chance }: Journey, { connectedAt = timeline.start }: Engagement) {
  timeline.closedAt = connectedAt + chance('record').int(...timeline.centre.timings.connectedToEmailClosed)
}

/** The customer is gone: closes the interaction and plans what post-processing will make of its record. */
export function closeRecord (journey: Journey, leftAt: number) {
  const { timeline, chance, behaviour, script } = journey
  const random = chance('record')
  timeline.customerLeftAt = leftAt
  timeline.closedAt ??= leftAt + random.int(...timeline.centre.timings.leftToClosed)

  const released = timeline.engagements.map(engagement => engagement.releasedAt ?? leftAt)
  const late = random.chance(behaviour.late)
  timeline.processedAt = Math.max(timeline.closedAt, ...released) + random.int(...(late ? LATE : PROCESSED_AFTER))
  const answered = timeline.visits.some(visit => visit.result === 'answered')
  if (answered && random.chance(behaviour.satisfaction)) {
    const at = timeline.processedAt + random.int(...SCORED_AFTER)
    timeline.satisfaction = { at, score: script?.score ?? random.int(1, 10) }
  }
  timeline.flagged = random.chance(behaviour.flagged)
  timeline.endLost = timeline.flagged && answered && timeline.channel !== 'voice'
  timeline.failed = random.chance(behaviour.failed)
  amendWrapUp(journey, late)
}

/** What arrives late is known only then; and some of what is known is corrected after it. */
function amendWrapUp ({ timeline, chance, behaviour }: Journey, late: boolean) {
  const { wrapUp, processedAt, centre } = timeline
  if (wrapUp === undefined || processedAt === undefined) return
  const random = chance('record')
  if (late) wrapUp.knownAt = processedAt
  if (wrapUp.disposition === undefined || !random.chance(behaviour.corrected)) return
  const others = centre.dispositions.filter(({ id }) => id !== wrapUp.disposition?.id)
  if (others.length === 0) return
  timeline.correction = { at: processedAt + random.int(...CORRECTED_AFTER), disposition: random.pick(others) }
}
