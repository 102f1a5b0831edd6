import type { Random } from '../random.ts'
import type { Channel, Engagement, Timeline, WrapUp } from '../timeline.ts'
import type { Shift } from './crew.ts'
import type { Journey, Stage } from './journey.ts'
import { drawNote } from './notes.ts'
import { closeRecord } from './record.ts'

/** How long the platform rings before an agent accepts, in ms. */
const RING: Record<Channel, [number, number]> = { voice: [2000, 12_000], email: [3000, 22_000], sms: [3000, 15_000], messaging: [3000, 15_000] }
/** Dialling a customer until he answers. */
const DIAL: [number, number] = [4000, 25_000]
const LONGEST_TALK = 7_200_000
const LONGEST_WRAP = 1_800_000

interface Options {
  /** Hands the customer on; false when no agent is free. */
  transferTo: (journey: Journey, by: number, at: number) => boolean
}

/** Returns the function that gives an agent to a customer: offer, conversation, wrap-up, release. */
export function createConversations ({ population, agenda, floor }: Stage, { transferTo }: Options) {
  const { behaviour } = population.tenant

  return function converse (journey: Journey, shift: Shift, visit: number | undefined, offeredAt: number) {
    const { timeline, random } = journey
    const acceptedAt = offeredAt + random.int(...(visit === undefined ? DIAL : RING[timeline.channel]))
    const connectedAt = acceptedAt + random.int(276, 385)
    const talkFrom = acceptedAt + random.int(828, 1152)
    const talkTo = talkFrom + drawTalk(random)
    journey.shifts.push(shift)
    const engagement: Engagement = {
      agent: shift.agent,
      sessionFrom: shift.from,
      visit,
      offeredAt,
      acceptedAt,
      connectedAt,
      talkFrom,
      repliedAt: undefined,
      readTo: undefined,
      talkTo,
      releasedAt: undefined,
      holds: []
    }
    const place = timeline.engagements.push(engagement) - 1
    answer(timeline, visit, place, connectedAt)
    if (timeline.channel === 'email') engagement.readTo = talkTo - random.int(1387, 2064)
    else if (timeline.channel !== 'voice') engagement.repliedAt = talkFrom + random.int(500, talkTo - talkFrom)
    if (timeline.channel !== 'email' && random.chance(behaviour.hold)) engagement.holds = drawHolds(talkFrom, talkTo, random)
    if (visit !== undefined && random.chance(behaviour.cancelledTransfer)) callOffTransfers(timeline, place, engagement, random)

    agenda.plan(talkTo, () => {
      const handsOver = timeline.channel === 'voice' && place === 0 && visit !== undefined && random.chance(behaviour.transfer)
      if (handsOver && transferTo(journey, place, talkTo)) return
      finish(journey, engagement)
    })
  }

  /** The last conversation is over: wrap-up, and everybody who took part is released. */
  function finish (journey: Journey, last: Engagement) {
    const { timeline, random } = journey
    const wrap = random.chance(0.9) ? 3000 + Math.min(LONGEST_WRAP, Math.floor(random.exponential(behaviour.wrapUp * 1000))) : 0
    const talkTo = agenda.now
    const releasedAt = talkTo + wrap
    // Who handed over stays in wrap-up until the interaction is over: a transfer ends both segments at one instant.
    for (const engagement of timeline.engagements) engagement.releasedAt = releasedAt
    for (const shift of journey.shifts) agenda.plan(releasedAt, () => floor.release(shift))
    if (wrap > 0) timeline.wrapUp = drawWrapUp(talkTo, random)
    // The customer stays on the line a moment longer than the agent, at the longest until the wrap-up is done.
    const lingers = timeline.channel === 'voice' ? random.int(0, Math.min(1900, wrap)) : 0
    closeRecord(journey, behaviour, last.talkTo === undefined ? talkTo : last.talkTo + lingers)
  }

  function drawTalk (random: Random): number {
    const mean = behaviour.talk * 500
    return 5000 + Math.min(LONGEST_TALK, Math.floor(random.exponential(mean) + random.exponential(mean)))
  }

  function drawWrapUp (talkTo: number, random: Random): WrapUp {
    return {
      // Observed: the agent's choice is recorded 1 ms after the wrap-up began.
      at: talkTo + 1,
      disposition: random.chance(behaviour.disposition) ? random.pick(population.dispositions) : undefined,
      note: random.chance(behaviour.note) ? drawNote(random) : undefined,
      rating: random.chance(0.3) ? random.int(1, 5) : undefined
    }
  }
}

function answer (timeline: Timeline, visit: number | undefined, by: number, connectedAt: number) {
  const answered = visit === undefined ? undefined : timeline.visits[visit]
  if (answered === undefined) return
  answered.leftAt = connectedAt
  answered.result = 'answered'
  answered.answeredBy = by
}

/** One or two holds, one after the other, within the conversation. */
function drawHolds (from: number, to: number, random: Random) {
  const quarter = Math.floor((to - from) / 4)
  const first = { from: from + random.int(200, quarter), to: from + quarter + random.int(200, quarter) }
  if (random.chance(0.7)) return [first]
  return [first, { from: from + 2 * quarter + random.int(1, quarter - 1), to: from + 3 * quarter + random.int(0, quarter - 1) }]
}

function callOffTransfers (timeline: Timeline, by: number, { talkFrom, talkTo }: Engagement, random: Random) {
  if (talkFrom === undefined || talkTo === undefined) return
  const count = random.int(1, 3)
  const step = Math.floor((talkTo - talkFrom) / (count + 1))
  for (let n = 1; n <= count; n++) {
    timeline.transfers.push({ startedAt: talkFrom + n * step - random.int(0, step - 1), by, cancelled: true, visit: undefined })
  }
}
