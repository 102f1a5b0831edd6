import type { Leg } from '../timeline.ts'
import { TRANSFER_TO_QUEUE, callColleague, pickQueue, startHandover } from './colleague.ts'
import { enterQueue, waitForAgent } from './queueing.ts'
import type { Journey, Stage, Story, Talk } from './stage.ts'
import { beginTalk } from './talk.ts'

const CONSULTATION: [number, number] = [4000, 40_000]

/** How a conversation with one agent ends: another agent goes on, the customer has left, or nobody took over. */
export type Handover = Talk | 'left' | undefined

/** At the end of a conversation: hands the customer on where that is meant, and somebody is there for it. */
export function * handOver (stage: Stage, journey: Journey, talk: Talk): Story<Handover> {
  const { timeline, random, behaviour } = journey
  if (talk.engagement.visit === undefined) return undefined
  const asked = journey.transfers.shift()
  if (asked !== undefined) return yield * queueOn(stage, journey, talk, asked === 'warm')
  if (timeline.channel !== 'voice' || talk.by !== 0 || !random.chance(behaviour.transfer)) return undefined
  const colleague = callColleague(stage, journey, 'transfer', talk.by)
  if (colleague === undefined) return undefined
  const next = beginTalk(stage, journey, colleague.answer)
  if (random.chance(behaviour.warmTransfer)) consult(journey, colleague.leg, talk, next)
  return next
}

/** The customer waits in line for the next agent, as a case demands, whether somebody is free or not. */
function * queueOn (stage: Stage, journey: Journey, talk: Talk, isWarm: boolean): Story<Handover> {
  const leg = startHandover(stage, journey, 'transfer', talk.by)
  yield leg.startedAt + TRANSFER_TO_QUEUE
  leg.visit = enterQueue(stage, journey, pickQueue(stage, journey), 'transfer')
  const answer = yield * waitForAgent(stage, journey, leg.visit)
  if (answer === undefined) return 'left'
  const next = beginTalk(stage, journey, answer)
  if (isWarm) consult(journey, leg, talk, next)
  return next
}

/** The customer holds while the agents talk; then the first one leaves. */
function consult ({ random }: Journey, leg: Leg, { engagement: first }: Talk, { engagement: next }: Talk) {
  const { talkFrom = leg.startedAt, talkTo = talkFrom } = next
  leg.consultedTo = talkFrom + Math.min(random.int(...CONSULTATION), Math.floor((talkTo - talkFrom) / 2))
  first.talkTo = leg.consultedTo
  first.holds.push({ from: leg.startedAt, to: leg.consultedTo })
}
