import type { Random } from '../random.ts'
import type { Channel, Engagement, Timeline } from '../timeline.ts'
import type { Shift } from './crew.ts'
import type { Journey, Stage } from './journey.ts'
import { createHandovers } from './handover.ts'
import { closeRecord } from './record.ts'
import { drawWrapUp } from './wrap-up.ts'

/** How long the platform rings before an agent accepts, in ms. */
const RING: Record<Channel, [number, number]> = { voice: [2000, 12_000], email: [3000, 22_000], sms: [3000, 15_000], messaging: [3000, 15_000] }
/** Dialling a customer until he answers. */
const DIAL: [number, number] = [4000, 25_000]
const LONGEST_TALK = 7_200_000
const LONGEST_WRAP = 1_800_000

/** Gives an agent to a customer; `visit` is the queue visit that he ends, undefined where the agent came otherwise. */
export type Converse = (journey: Journey, shift: Shift, visit: number | undefined, offeredAt: number) => Engagement

/** Returns the function that lets agent and customer talk: acceptance, conversation, wrap-up, release. */
export function createConversations (stage: Stage): Converse {
  const { population, agenda, floor } = stage
  const { behaviour } = population.tenant
  const handovers = createHandovers(stage, converse)

  function converse (journey: Journey, shift: Shift, visit: number | undefined, offeredAt: number): Engagement {
    const { timeline, random } = journey
    const engagement = join(journey, shift, visit, offeredAt)
    const { talkFrom = offeredAt } = engagement
    const talkTo = engagement.talkTo = talkFrom + drawTalk(random)
    const place = timeline.engagements.length - 1
    fillIn(journey, engagement, talkFrom, talkTo)
    if (visit !== undefined) handovers.plan(journey, engagement, place)
    agenda.plan(talkTo, () => {
      if (visit === undefined || !handovers.handOver(journey, engagement, place)) finish(journey, place)
    })
    return engagement
  }

  /** What happens while they talk, write or read. */
  function fillIn ({ timeline, random }: Journey, engagement: Engagement, from: number, to: number) {
    if (timeline.channel === 'email') engagement.readTo = to - random.int(1387, 2064)
    else if (timeline.channel !== 'voice') engagement.repliedAt = from + random.int(500, to - from)
    if (timeline.channel !== 'email' && random.chance(behaviour.hold)) engagement.holds = drawHolds(from, to, random)
  }

  /** The last conversation is over: wrap-up, and everybody who took part is released. */
  function finish (journey: Journey, by: number) {
    const { timeline, random } = journey
    const talkTo = agenda.now
    const wrap = random.chance(0.9) ? 3000 + Math.min(LONGEST_WRAP, Math.floor(random.exponential(behaviour.wrapUp * 1000))) : 0
    // Who handed over stays in wrap-up until the interaction is over: a transfer ends both segments at one instant.
    for (const engagement of timeline.engagements) engagement.releasedAt = talkTo + wrap
    for (const { shift, load } of journey.busy) agenda.plan(talkTo + wrap, () => floor.release(shift, load))
    if (wrap > 0) timeline.wrapUp = drawWrapUp(population, by, talkTo, random)
    // The customer stays on the line a moment longer than the agent, at the longest until the wrap-up is done.
    closeRecord(journey, behaviour, talkTo + (timeline.channel === 'voice' ? random.int(0, Math.min(1900, wrap)) : 0))
  }

  function drawTalk (random: Random): number {
    const mean = behaviour.talk * 500
    return 5000 + Math.min(LONGEST_TALK, Math.floor(random.exponential(mean) + random.exponential(mean)))
  }

  return converse
}

/** An agent accepts and is put through; his queue visit ends with it. */
export function join ({ timeline, random }: Journey, shift: Shift, visit: number | undefined, offeredAt: number, talkTo?: number): Engagement {
  const rings = visit === undefined ? DIAL : RING[timeline.channel]
  const acceptedAt = offeredAt + random.int(...rings)
  const engagement: Engagement = {
    agent: shift.agent,
    sessionFrom: shift.from,
    visit,
    offeredAt,
    acceptedAt,
    connectedAt: acceptedAt + random.int(276, 385),
    talkFrom: acceptedAt + random.int(828, 1152),
    repliedAt: undefined,
    readTo: undefined,
    talkTo,
    releasedAt: undefined,
    holds: []
  }
  const place = timeline.engagements.push(engagement) - 1
  answer(timeline, engagement, place)
  return engagement
}

function answer (timeline: Timeline, { visit, connectedAt }: Engagement, by: number) {
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
