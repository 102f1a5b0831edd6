import type { Random } from '../random.ts'
import type { Engagement, Hold, Handover } from '../timeline.ts'
import { attachToTalk } from './attachments.ts'
import { drawConference } from './conference.ts'
import { homeBy } from './crew.ts'
import { join } from './join.ts'
import { closeEmail } from './record.ts'
import type { Answer, Journey, Stage, Talk } from './stage.ts'

const HOUR = 3_600_000
const SHORTEST_TALK = 5000
/** Of those that chance makes. */
export const LONGEST_TALK = SHORTEST_TALK + 2 * HOUR
/** A talk that is to have holds, cancelled transfers or a conference lasts so long unless the case says how long. */
const EVENTFUL_TALK = 120_000
/** An e-mail takes longer to read than it takes to open it. */
const SHORTEST_READING = 3000

/** An agent and the customer come together; what happens until the talk is over is drawn now. */
export function beginTalk (stage: Stage, journey: Journey, answer: Answer): Talk {
  const { timeline, chance, behaviour, script } = journey
  const engagement = join(journey, answer)
  const { talkFrom = answer.offeredAt } = engagement
  const talkTo = engagement.talkTo = talkFrom + drawTalk(stage, journey)
  const by = timeline.engagements.length - 1
  fillTalk(journey, engagement, talkFrom, talkTo)
  if (by === 0) attachToTalk(journey, talkFrom, talkTo)
  if (by === 0 && timeline.channel === 'email') closeEmail(journey, engagement)
  const isPlain = answer.visit === undefined || (script !== undefined && by > 0)
  if (isPlain) return { engagement, by, conferenceAt: undefined }
  const random = chance('handovers')
  if (random.chance(behaviour.cancelledTransfer)) {
    const count = script?.cancelledTransfers ?? random.int(1, 3)
    timeline.handovers.push(...drawCancelledTransfers(random, talkFrom, talkTo, by, count))
  }
  return { engagement, by, conferenceAt: by === 0 ? drawConference(journey, talkFrom, talkTo) : undefined }
}

/** How long two people talk, in ms. */
export function drawTalk ({ eventQueue }: Stage, { timeline, chance, behaviour, script, busy }: Journey): number {
  const random = chance('talk')
  const mean = behaviour.talk * 500
  const drawn = Math.min(LONGEST_TALK, SHORTEST_TALK + Math.floor(random.exponential(mean) + random.exponential(mean)))
  if (script === undefined) return drawn
  const isEventful = script.holds + script.cancelledTransfers > 0 || script.conference
  const usual = Math.max(drawn, isEventful ? EVENTFUL_TALK : 0)
  const talk = script.talk === undefined ? usual : Math.round(script.talk * 1000)
  const longest = homeBy(busy) - HOUR - eventQueue.now
  return Math.max(timeline.channel === 'email' ? SHORTEST_READING : 0, Math.min(talk, longest), 0)
}

/** What happens while they talk, write or read. */
function fillTalk (journey: Journey, engagement: Engagement, from: number, to: number) {
  const { timeline, chance, behaviour, script } = journey
  const random = chance('talk')
  if (timeline.channel === 'email') engagement.readTo = to - random.int(...timeline.centre.timings.readToDone)
  else if (timeline.channel !== 'voice') engagement.repliedAt = from + random.int(Math.min(500, to - from), to - from)
  const isFirst = timeline.engagements.length === 1
  if (timeline.channel === 'email' || (script !== undefined && !isFirst) || !random.chance(behaviour.hold)) return
  engagement.holds = drawHolds(from, to, script?.holds ?? (random.chance(0.7) ? 1 : 2), random)
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

/** Transfers that the agent begins and cancels, spread over the conversation. */
function drawCancelledTransfers (random: Random, from: number, to: number, by: number, count: number): Handover[] {
  const step = Math.floor((to - from) / (count + 1))
  return Array.from({ length: count }, (_, n) => ({
    kind: 'transfer',
    startedAt: from + (n + 1) * step - random.int(0, Math.max(0, step - 1)),
    by,
    cancelled: true,
    visit: undefined,
    consultedTo: undefined
  }))
}
