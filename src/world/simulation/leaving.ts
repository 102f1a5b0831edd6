import type { QueueVisit } from '../timeline.ts'
import { closeRecord } from './record.ts'
import type { Journey, Stage } from './stage.ts'
import { drawWrapUp } from './wrap-up.ts'

const AGAIN_AFTER: [number, number] = [120_000, 1_200_000]
const CALLED_BACK_AFTER: [number, number] = [600_000, 5_400_000]

/** The customer has given up, or the flow has given up on them: everything ends here. */
export function leaveQueue (stage: Stage, journey: Journey, visit: QueueVisit, result: 'abandoned' | 'breakout') {
  const { now } = stage.eventQueue
  visit.leftAt = now
  visit.result = result
  journey.timeline.abandonment = { at: now, where: 'queue' }
  releaseAll(stage, journey)
  closeRecord(journey, now)
  meetAgain(stage, journey, result)
}

/** The agents whom a customer had before, and who stayed in wrap-up or with the customer. */
function releaseAll ({ eventQueue: { now }, agentPool }: Stage, journey: Journey) {
  const { timeline, busy } = journey
  for (const engagement of timeline.engagements) {
    for (const hold of engagement.holds) hold.to ??= now
    engagement.talkTo ??= now
    engagement.releasedAt = now
  }
  for (const { shift, load } of busy) agentPool.release(shift, load)
  const by = timeline.engagements.length - 1
  const talkTo = timeline.engagements[by]?.talkTo ?? now
  // They have made their notes while the customer waited; only now are these what is known of the interaction.
  if (talkTo < now) timeline.wrapUp = drawWrapUp(journey, by, talkTo, now)
}

/** Who gave up may call again, or be called back. */
function meetAgain (stage: Stage, { timeline, chance, behaviour, script }: Journey, result: 'abandoned' | 'breakout') {
  const { centre: { tenant, flows }, eventQueue: { now }, close, dayEnd } = stage
  if (script === undefined && !('perDay' in tenant.volume)) return
  const random = chance('again')
  const again = now + random.int(...AGAIN_AFTER)
  if (result === 'abandoned' && again < close && random.chance(behaviour.callAgain)) {
    stage.meetAgain(again, timeline, timeline.flow)
    return
  }
  const outbound = flows.find(({ channel, direction }) => channel === timeline.channel && direction === 'outbound')
  const drawn = now + random.int(...CALLED_BACK_AFTER)
  const back = script === undefined ? drawn : Math.max(now + 60_000, Math.min(drawn, close - 60_000))
  const isInTime = back < (script === undefined ? close : dayEnd)
  if (outbound !== undefined && isInTime && random.chance(behaviour.callBack)) stage.meetAgain(back, timeline, outbound)
}
