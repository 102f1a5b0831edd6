import type { Random } from '../random.ts'
import type { Channel, Engagement, Hold, Timeline } from '../timeline.ts'
import { homeBy, type Shift } from './crew.ts'
import type { Journey, Stage } from './journey.ts'
import { createHandovers } from './handover.ts'
import { newEngagement } from './new-timeline.ts'
import { closeRecord } from './record.ts'
import { drawWrapUp } from './wrap-up.ts'

const HOUR = 3_600_000
/** How long the platform rings before an agent accepts, in ms. */
const RING: Record<Channel, [number, number]> = { voice: [2000, 12_000], email: [3000, 22_000], sms: [3000, 15_000], messaging: [3000, 15_000] }
/** Dialling a customer until he answers. */
const DIAL: [number, number] = [4000, 25_000]
const SHORTEST_TALK = 5000
const LONGEST_TALK = 2 * HOUR
const LONGEST_WRAP = HOUR / 2
/** A conversation that is to have holds, cancelled transfers or a conference lasts at least that long unless the case says how long. */
const EVENTFUL_TALK = 120_000
/** An e-mail takes longer to read than the platform takes to open it. */
const SHORTEST_READING = 3000

/** Gives an agent to a customer; `visit` is the queue visit that he ends, undefined where the agent came otherwise. */
export type Converse = (journey: Journey, shift: Shift, visit: number | undefined, offeredAt: number) => Engagement

export interface Conversations {
  converse: Converse
  /** How long two people talk, in ms. */
  drawTalk: (journey: Journey) => number
  /** The last conversation is over: wrap-up by the engagement `by`, and everybody who took part is released. */
  finish: (journey: Journey, by: number) => void
}

/** Lets agent and customer talk: acceptance, conversation, wrap-up, release. */
export function createConversations (stage: Stage): Conversations {
  const { agenda, floor } = stage
  const handovers = createHandovers(stage, converse)

  function converse (journey: Journey, shift: Shift, visit: number | undefined, offeredAt: number): Engagement {
    const { timeline } = journey
    const engagement = join(journey, shift, visit, offeredAt)
    const { talkFrom = offeredAt } = engagement
    const talkTo = engagement.talkTo = talkFrom + drawTalk(journey)
    const place = timeline.engagements.length - 1
    fillIn(journey, engagement, talkFrom, talkTo)
    if (visit !== undefined) handovers.plan(journey, engagement, place)
    agenda.plan(talkTo, () => {
      if (visit === undefined || !handovers.handOver(journey, engagement, place)) finish(journey, place)
    })
    return engagement
  }

  /** What happens while they talk, write or read. */
  function fillIn ({ timeline, random, behaviour, script }: Journey, engagement: Engagement, from: number, to: number) {
    if (timeline.channel === 'email') engagement.readTo = to - random.int(1387, 2064)
    else if (timeline.channel !== 'voice') engagement.repliedAt = from + random.int(Math.min(500, to - from), to - from)
    const isFirst = timeline.engagements.length === 1
    if (timeline.channel === 'email' || (script !== undefined && !isFirst) || !random.chance(behaviour.hold)) return
    engagement.holds = drawHolds(from, to, script?.holds ?? (random.chance(0.7) ? 1 : 2), random)
  }

  function finish (journey: Journey, by: number) {
    const { timeline, random } = journey
    const talkTo = agenda.now
    const wrap = drawWrap(journey)
    // Who handed over stays in wrap-up until the interaction is over: a transfer ends both segments at one instant.
    for (const engagement of timeline.engagements) engagement.releasedAt = talkTo + wrap
    for (const { shift, load } of journey.busy) agenda.plan(talkTo + wrap, () => floor.release(shift, load))
    if (wrap > 0) timeline.wrapUp = drawWrapUp(journey, by, talkTo, random)
    // The customer stays on the line a moment longer than the agent, at the longest until the wrap-up is done.
    closeRecord(journey, talkTo + (timeline.channel === 'voice' ? random.int(0, Math.min(1900, wrap)) : 0))
  }

  /** Colleagues who call each other have nothing to wrap up. */
  function drawWrap (journey: Journey): number {
    const { timeline, random, behaviour, script } = journey
    if (timeline.direction === 'internal') return 0
    const drawn = random.chance(script === undefined ? 0.9 : 1) ? 3000 + Math.min(LONGEST_WRAP, Math.floor(random.exponential(behaviour.wrapUp * 1000))) : 0
    return script?.wrapUp === undefined ? drawn : wrapOf(script.wrapUp * 1000, homeBy(journey.busy) - agenda.now)
  }

  function drawTalk (journey: Journey): number {
    const { timeline, random, behaviour, script } = journey
    const mean = behaviour.talk * 500
    const drawn = SHORTEST_TALK + Math.min(LONGEST_TALK, Math.floor(random.exponential(mean) + random.exponential(mean)))
    if (script === undefined) return drawn
    const eventful = script.holds + script.cancelledTransfers > 0 || script.conference
    const talk = script.talk === undefined ? Math.max(drawn, eventful ? EVENTFUL_TALK : 0) : Math.round(script.talk * 1000)
    return Math.max(timeline.channel === 'email' ? SHORTEST_READING : 0, Math.min(talk, homeBy(journey.busy) - HOUR - agenda.now), 0)
  }

  return { converse, drawTalk, finish }
}

/** Two things are written down in a wrap-up, one after the other. */
const SHORTEST_WRAP = 3

const wrapOf = (asked: number, longest: number): number => asked === 0 ? 0 : Math.max(SHORTEST_WRAP, Math.round(Math.min(asked, longest)))

/** An agent accepts and is put through; his queue visit ends with it. */
export function join ({ timeline, random }: Journey, shift: Shift, visit: number | undefined, offeredAt: number, talkTo?: number): Engagement {
  const rings = visit === undefined ? DIAL : RING[timeline.channel]
  const acceptedAt = offeredAt + random.int(...rings)
  const engagement: Engagement = {
    ...newEngagement(shift, visit, offeredAt),
    acceptedAt,
    connectedAt: acceptedAt + random.int(276, 385),
    talkFrom: acceptedAt + random.int(828, 1152),
    talkTo
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

/** So many holds, one after the other, within the conversation; fewer where it is too short for them. */
function drawHolds (from: number, to: number, count: number, random: Random): Hold[] {
  const slice = Math.floor((to - from) / (2 * count))
  if (slice < 2) return []
  return Array.from({ length: count }, (_, n) => ({
    from: from + 2 * n * slice + random.int(1, slice),
    to: from + (2 * n + 1) * slice + random.int(1, slice - 1)
  }))
}
