import { join, type Conversations } from './conversation.ts'
import type { Shift } from './crew.ts'
import type { Journey, Stage } from './journey.ts'
import { newEngagement } from './new-timeline.ts'
import { closeRecord } from './record.ts'

/** An agent who calls is told of it that much later than the call begins. */
const AT_ONCE: [number, number] = [20, 60]
/** How long an agent lets it ring when nobody answers. */
const IN_VAIN: [number, number] = [18_000, 45_000]

/** Calls that agents make: to customers, and to each other. */
export function createDialling ({ agenda, floor }: Stage, { converse, drawTalk, finish }: Conversations) {
  /** @param colleague who is called, where it is no customer */
  function call (journey: Journey, caller: Shift, colleague: Shift | undefined) {
    const offeredAt = journey.timeline.start + (colleague === undefined ? journey.random.int(...AT_ONCE) : 0)
    if (journey.timeline.channel === 'voice' && journey.random.chance(journey.behaviour.noAnswer)) ringInVain(journey, [caller, ...colleague === undefined ? [] : [colleague]], offeredAt)
    else if (colleague === undefined) converse(journey, caller, undefined, offeredAt)
    else talkToEachOther(journey, caller, colleague)
  }

  function ringInVain (journey: Journey, shifts: Shift[], from: number) {
    const { timeline, random } = journey
    const until = from + random.int(...IN_VAIN)
    timeline.engagements = shifts.map((shift, place) => ({ ...newEngagement(shift, undefined, from + place * AT_ONCE[0]), releasedAt: until }))
    for (const { shift, load } of journey.busy) agenda.plan(until, () => floor.release(shift, load))
    agenda.plan(until, () => closeRecord(journey, until))
  }

  /** Both are connected and gone at the same instants, and nobody has anything to wrap up. */
  function talkToEachOther (journey: Journey, caller: Shift, colleague: Shift) {
    const { timeline, random } = journey
    const called = join(journey, colleague, undefined, timeline.start + random.int(...AT_ONCE))
    const { talkFrom = called.offeredAt } = called
    const talkTo = called.talkTo = talkFrom + drawTalk(journey)
    timeline.engagements.unshift({ ...called, agent: caller.agent, sessionFrom: caller.from, offeredAt: timeline.start, holds: [] })
    agenda.plan(talkTo, () => finish(journey, 0))
  }

  return { call }
}
