import { homeBy } from './crew.ts'
import { holdConference } from './conference.ts'
import { handOver } from './handover.ts'
import { closeRecord } from './record.ts'
import type { Answer, Journey, Stage, Story } from './stage.ts'
import { beginTalk } from './talk.ts'
import { drawWrapUp } from './wrap-up.ts'

const HOUR = 3_600_000
const LONGEST_WRAP = HOUR / 2
/** Two things are written down in a wrap-up, one after the other. */
const SHORTEST_WRAP = 3

/** The customer talks to one agent after the other, until nobody takes over; then the last one wraps up. */
export function * converse (stage: Stage, journey: Journey, answer: Answer): Story {
  let talk = beginTalk(stage, journey, answer)
  for (;;) {
    const { engagement: { talkTo = stage.eventQueue.now }, by, conferenceAt } = talk
    if (conferenceAt !== undefined) yield * holdConference(stage, journey, by, conferenceAt, talkTo)
    yield talkTo
    const next = yield * handOver(stage, journey, talk)
    if (next === 'left') return
    if (next === undefined) break
    talk = next
  }
  yield * finish(stage, journey, talk.by)
}

/** The last conversation is over: wrap-up by the engagement `by`, and everybody who took part is released. */
export function * finish (stage: Stage, journey: Journey, by: number): Story {
  const { timeline, random } = journey
  const talkTo = stage.eventQueue.now
  const wrap = drawWrap(stage, journey)
  // Who handed over stays in wrap-up until the interaction is over: a transfer ends both segments at one instant.
  for (const engagement of timeline.engagements) engagement.releasedAt = talkTo + wrap
  if (wrap > 0) timeline.wrapUp = drawWrapUp(journey, by, talkTo, random)
  // The customer stays on the line a moment longer than the agent, at the longest until the wrap-up is done.
  closeRecord(journey, talkTo + (timeline.channel === 'voice' ? random.int(0, Math.min(1900, wrap)) : 0))
  yield talkTo + wrap
  release(stage, journey)
}

/** Everybody whom the interaction kept busy may take other work. */
export function release ({ agentPool }: Stage, { busy }: Journey) {
  for (const { shift, load } of busy) agentPool.release(shift, load)
}

/** How long the wrap-up takes, in ms. Colleagues who call each other have nothing to wrap up. */
function drawWrap ({ eventQueue }: Stage, { timeline, random, behaviour, script, busy }: Journey): number {
  if (timeline.direction === 'internal') return 0
  const isWrapped = random.chance(script === undefined ? 0.9 : 1)
  const drawn = isWrapped ? 3000 + Math.min(LONGEST_WRAP, Math.floor(random.exponential(behaviour.wrapUp * 1000))) : 0
  if (script?.wrapUp === undefined) return drawn
  const longest = homeBy(busy) - eventQueue.now
  return script.wrapUp === 0 ? 0 : Math.max(SHORTEST_WRAP, Math.round(Math.min(script.wrapUp * 1000, longest)))
}
