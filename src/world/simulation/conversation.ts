import { homeBy } from './crew.ts'
import { talkToEnd } from './talk-to-end.ts'
import { handOver, queueForNext } from './handover.ts'
import { closeRecord } from './record.ts'
import type { Answer, Journey, Stage, Story } from './stage.ts'
import { beginTalk } from './talk.ts'
import { drawWrapUp } from './wrap-up.ts'

const HOUR = 3_600_000
/** Those that chance makes. */
const SHORTEST_DRAWN_WRAP_UP = 3000
export const LONGEST_WRAP_UP = SHORTEST_DRAWN_WRAP_UP + HOUR / 2
/** Two things are written down in a wrap-up, one after the other. */
const SHORTEST_WRAP = 3

/** The customer talks to one agent after the other, until nobody takes over; then the last one wraps up. */
export function * converse (stage: Stage, journey: Journey, answer: Answer): Story {
  let talk = beginTalk(stage, journey, answer)
  for (;;) {
    const ended = yield * talkToEnd(stage, journey, talk)
    if (ended === 'hangUp') break
    // An agent who began it hands nobody on.
    if (answer.visit === undefined && ended === undefined) break
    const asked = ended === undefined ? journey.transfers.shift() : ended === 'warmTransfer' ? 'warm' : 'blind'
    const next = asked === undefined
      ? handOver(stage, journey, talk)
      : yield * queueForNext(stage, journey, talk, asked === 'warm')
    if (next === undefined && asked !== undefined) return
    if (next === undefined) break
    talk = next
  }
  yield finish(stage, journey, talk.by)
  release(stage, journey)
}

/** The last conversation is over: the engagement `by` wraps up. Returns when everybody is to be released. */
export function finish (stage: Stage, journey: Journey, by: number): number {
  const { timeline, chance } = journey
  const talkTo = stage.eventQueue.now
  const wrap = drawWrap(stage, journey)
  // Who handed over stays in wrap-up until the interaction is over: a transfer ends both segments at one instant.
  for (const engagement of timeline.engagements) engagement.releasedAt = talkTo + wrap
  if (wrap > 0) timeline.wrapUp = drawWrapUp(journey, by, talkTo)
  // The customer stays on the line a moment longer than the agent, at the longest until the wrap-up is done.
  const lag = timeline.channel === 'voice' ? chance('wrapUp').int(0, Math.min(1900, wrap)) : 0
  closeRecord(journey, talkTo + lag)
  return talkTo + wrap
}

/** Everybody whom the interaction kept busy may take other work. */
export function release ({ agentPool }: Stage, { busy }: Journey) {
  for (const { shift, load } of busy) agentPool.release(shift, load)
}

/** How long the wrap-up takes, in ms. Colleagues who call each other have nothing to wrap up. */
function drawWrap ({ eventQueue }: Stage, { timeline, chance, behaviour, script, busy }: Journey): number {
  if (timeline.direction === 'internal') return 0
  const random = chance('wrapUp')
  const isWrapped = random.chance(script === undefined ? 0.9 : 1)
  const draw = () => SHORTEST_DRAWN_WRAP_UP + Math.floor(random.exponential(behaviour.wrapUp * 1000))
  const drawn = isWrapped ? Math.min(LONGEST_WRAP_UP, draw()) : 0
  if (script?.wrapUp === undefined) return drawn
  const longest = homeBy(busy) - eventQueue.now
  return script.wrapUp === 0 ? 0 : Math.max(SHORTEST_WRAP, Math.round(Math.min(script.wrapUp * 1000, longest)))
}
