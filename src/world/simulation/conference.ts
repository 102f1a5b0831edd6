import { callColleague } from './colleague.ts'
import { join } from './join.ts'
import { RETRY_INTERVAL_MS, type Journey, type Stage, type Story } from './stage.ts'

/** A conference needs some conversation before and after it. */
const MARGIN = 40_000

/** When a second agent is brought into a conversation; undefined when none is. */
export function drawConference (journey: Journey, talkFrom: number, talkTo: number): number | undefined {
  const { timeline, chance, behaviour } = journey
  const random = chance('handovers')
  if (timeline.channel !== 'voice' || !random.chance(behaviour.conference)) return undefined
  return talkTo - talkFrom < 2 * MARGIN ? undefined : random.int(talkFrom + MARGIN / 4, talkTo - MARGIN)
}

/** Brings a second agent in when one is free; they leave with the agent who brought them. */
export function * holdConference (stage: Stage, journey: Journey, by: number, at: number, talkTo: number): Story {
  const last = talkTo - MARGIN
  yield at
  for (;;) {
    const colleague = callColleague(stage, journey, 'conference', by)
    if (colleague !== undefined) {
      join(journey, colleague.answer, talkTo)
      return
    }
    const again = stage.eventQueue.now + RETRY_INTERVAL_MS
    if (journey.script === undefined || again >= last) return
    yield again
  }
}
