import type { Queue } from '../population.ts'
import { loadOf } from '../load.ts'
import type { QueueVisit } from '../timeline.ts'
import { homeBy, type Shift } from './crew.ts'
import type { Waiting } from './floor.ts'
import type { Journey, Stage } from './journey.ts'
import { newVisit } from './new-timeline.ts'
import { offer } from './offer.ts'
import { closeRecord } from './record.ts'
import { drawWrapUp } from './wrap-up.ts'

/** Called when an agent has accepted; `visit` is the queue visit that he ends. */
export type Answered = (shift: Shift, visit: number, offeredAt: number) => void

const HOUR = 3_600_000
const AGAIN_AFTER: [number, number] = [120_000, 1_200_000]
const CALLED_BACK_AFTER: [number, number] = [600_000, 5_400_000]
/** How long a flow waits that is to give up on a caller and does not say when, in ms. */
const BREAKOUT = 60_000

/** Returns the function that puts a customer in line until an agent has him, or one side gives up. It returns the place of his visit. */
export function createQueueing (stage: Stage) {
  const { population, agenda, floor, close, lastOrders } = stage
  const { tenant, flows } = population

  return function enterQueue (journey: Journey, queue: Queue, entry: QueueVisit['entry'], answered: Answered): number {
    const { timeline, random } = journey
    const visit = newVisit(queue, entry, agenda.now)
    const place = timeline.visits.push(visit) - 1
    const { patientUntil, breakoutAt, doomed } = limitsOf(journey, queue)
    const load = loadOf(tenant.agents.messages, timeline.channel)

    const waiting: Waiting = {
      queue,
      since: visit.enteredAt,
      load: doomed ? Infinity : load, // no agent has room for him
      serve (shift) {
        const offeredAt = agenda.now + random.int(1386, 1445)
        offer(stage, journey, shift, load, offeredAt, { accepted: () => answered(shift, place, offeredAt), missed: waitOn })
      }
    }

    /** Back in line at his old place, if the customer still has patience and the flow still waits. */
    function waitOn () {
      if (agenda.now >= patientUntil) leave('abandoned')
      else if (agenda.now >= breakoutAt) leave('breakout')
      else floor.enter(waiting)
    }

    function leave (result: 'abandoned' | 'breakout') {
      visit.leftAt = agenda.now
      visit.result = result
      timeline.abandonment = { at: agenda.now, where: 'queue' }
      releaseAll(journey)
      closeRecord(journey, agenda.now)
      meetAgain(journey, result)
    }

    visit.length = floor.enter(waiting)
    const first = Math.min(patientUntil, breakoutAt)
    agenda.plan(first, () => {
      if (floor.leave(waiting)) leave(first === patientUntil ? 'abandoned' : 'breakout')
    })
    return place
  }

  /** How long the customer and the flow wait; who is doomed is offered to nobody. */
  function limitsOf (journey: Journey, queue: Queue) {
    const { timeline, random, behaviour, script, transfers } = journey
    const drawn = timeline.channel === 'voice' ? agenda.now + 3000 + Math.floor(random.exponential(behaviour.patience * 1000)) : Infinity
    const { breakoutAfter = Infinity } = queue
    // Who comes after the last orders is turned away at once; and the agents whom he had before are to get home.
    const closing = Math.max(agenda.now, Math.min(lastOrders, homeBy(journey.busy) - HOUR))
    if (script === undefined) return { patientUntil: drawn, breakoutAt: Math.min(agenda.now + breakoutAfter, closing), doomed: false }
    const waits = script.waits === undefined ? undefined : agenda.now + Math.round(script.waits * 1000)
    const [gone, over] = ['abandoned', 'breakout'].map(end => end === script.end && transfers.length === 0)
    return {
      patientUntil: gone ? waits ?? Math.min(drawn, closing) : Infinity,
      breakoutAt: Math.min(over ? waits ?? agenda.now + Math.min(breakoutAfter, BREAKOUT) : Infinity, closing),
      doomed: gone || over
    }
  }

  /** The agents whom a customer had before, and who stayed in wrap-up. */
  function releaseAll (journey: Journey) {
    const { timeline, random } = journey
    const { now } = agenda
    for (const engagement of timeline.engagements) engagement.releasedAt = now
    for (const { shift, load } of journey.busy) floor.release(shift, load)
    const by = timeline.engagements.length - 1
    const talkTo = timeline.engagements[by]?.talkTo ?? now
    if (talkTo < now) timeline.wrapUp = drawWrapUp(journey, by, talkTo, random)
  }

  /** Who gave up may call again, or be called back. */
  function meetAgain ({ timeline, random, behaviour, script }: Journey, result: 'abandoned' | 'breakout') {
    if (script === undefined && !('perDay' in tenant.volume)) return
    const again = agenda.now + random.int(...AGAIN_AFTER)
    if (result === 'abandoned' && again < close && random.chance(behaviour.callAgain)) {
      stage.meetAgain(again, timeline, timeline.flow)
      return
    }
    const outbound = flows.find(({ channel, direction }) => channel === timeline.channel && direction === 'outbound')
    const drawn = agenda.now + random.int(...CALLED_BACK_AFTER)
    const back = script === undefined ? drawn : Math.max(agenda.now + 60_000, Math.min(drawn, close - 60_000))
    if (outbound !== undefined && (back < close || script !== undefined) && random.chance(behaviour.callBack)) stage.meetAgain(back, timeline, outbound)
  }
}
