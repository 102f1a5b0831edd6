import { attachAttributes, attachToTalk } from './attachments.ts'
import { converse, finish, release } from './conversation.ts'
import type { Shift } from './crew.ts'
import { join } from './join.ts'
import { newEngagement } from './new-timeline.ts'
import { closeRecord } from './record.ts'
import type { Journey, Stage, Story } from './stage.ts'
import { drawTalk } from './talk.ts'

/** An agent who calls is told of it that much later than the call begins. */
const AT_ONCE: [number, number] = [20, 60]
/** How long an agent lets it ring when nobody answers. */
const IN_VAIN: [number, number] = [18_000, 45_000]

/**
 * A call that an agent makes: to a customer, or to a colleague.
 * @param colleague who is called, where it is no customer
 */
export function * callOut (stage: Stage, journey: Journey, caller: Shift, colleague: Shift | undefined): Story {
  const { timeline, chance, behaviour } = journey
  const random = chance('dialling')
  const offeredAt = timeline.start + (colleague === undefined ? random.int(...AT_ONCE) : 0)
  attachAttributes(journey, offeredAt)
  if (timeline.channel === 'voice' && random.chance(behaviour.noAnswer)) {
    yield * ringInVain(stage, journey, [caller, ...colleague === undefined ? [] : [colleague]], offeredAt)
  } else if (colleague === undefined) {
    yield * converse(stage, journey, { shift: caller, visit: undefined, offeredAt })
  } else {
    yield * talkToEachOther(stage, journey, caller, colleague)
  }
}

function * ringInVain (stage: Stage, journey: Journey, shifts: Shift[], from: number): Story {
  const { timeline, chance } = journey
  const until = from + chance('dialling').int(...IN_VAIN)
  timeline.engagements = shifts.map((shift, index) =>
    ({ ...newEngagement(shift, undefined, from + index * AT_ONCE[0]), releasedAt: until }))
  yield until
  release(stage, journey)
  closeRecord(journey, until)
}

/** Both are connected and gone at the same instants, and nobody has anything to wrap up. */
function * talkToEachOther (stage: Stage, journey: Journey, caller: Shift, colleague: Shift): Story {
  const { timeline, chance } = journey
  const { start } = timeline
  const offeredAt = start + chance('dialling').int(...AT_ONCE)
  const called = join(journey, { shift: colleague, visit: undefined, offeredAt })
  const { talkFrom = called.offeredAt } = called
  const talkTo = called.talkTo = talkFrom + drawTalk(stage, journey)
  const own = { agent: caller.agent, sessionFrom: caller.from, offeredAt: start, holds: [] }
  timeline.engagements.unshift({ ...called, ...own })
  attachToTalk(journey, talkFrom, talkTo)
  yield talkTo
  yield finish(stage, journey, 0)
  release(stage, journey)
}
