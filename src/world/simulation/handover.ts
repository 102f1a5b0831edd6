import type { Hold, Handover } from '../timeline.ts'
import { callColleague, pickQueue, startHandover } from './colleague.ts'
import { enterQueue, isNeverServed, waitForAgent } from './queueing.ts'
import type { Journey, Stage, Story, Talk } from './stage.ts'
import { beginTalk } from './talk.ts'

const CONSULTATION: [number, number] = [4000, 40_000]

/** At the end of a conversation: hands the customer on where chance means it and somebody is free for it. */
export function handOver (stage: Stage, journey: Journey, talk: Talk): Talk | undefined {
  const { timeline, chance, behaviour } = journey
  const random = chance('handovers')
  if (timeline.channel !== 'voice' || talk.by !== 0 || !random.chance(behaviour.transfer)) return undefined
  const colleague = callColleague(stage, journey, 'transfer', talk.by)
  if (colleague === undefined) return undefined
  const { handover, answer } = colleague
  const next = beginTalk(stage, journey, answer)
  if (random.chance(behaviour.warmTransfer)) consult(journey, handover, putOnHold(talk, handover.startedAt), talk, next)
  return next
}

/**
 * The customer waits in line for the next agent, as a case demands, whether somebody is free or not. Undefined when
 * they have left before anybody came, and all is over.
 */
export function * queueForNext (stage: Stage, journey: Journey, talk: Talk, isWarm: boolean): Story<Talk | undefined> {
  const handover = startHandover(stage, journey, 'transfer', talk.by)
  // Before a warm transfer the agent stays with the customer; where nobody is going to come, they have left.
  const hold = isWarm && !isNeverServed(journey) ? putOnHold(talk, handover.startedAt) : undefined
  yield handover.startedAt + stage.centre.timings.transferToQueue
  handover.visit = enterQueue(stage, journey, pickQueue(stage, journey), 'transfer')
  const answer = yield * waitForAgent(stage, journey, handover.visit)
  if (answer === undefined) return undefined
  const next = beginTalk(stage, journey, answer)
  if (hold !== undefined) consult(journey, handover, hold, talk, next)
  return next
}

/** Until it is known who comes, nobody knows how long the customer holds and the agent stays. */
function putOnHold ({ engagement }: Talk, from: number): Hold {
  const hold: Hold = { from, to: undefined }
  engagement.holds.push(hold)
  engagement.talkTo = undefined
  return hold
}

/** The customer holds while the agents talk; then the first one leaves. */
function consult ({ chance }: Journey, handover: Handover, hold: Hold, first: Talk, next: Talk) {
  const { talkFrom = hold.from, talkTo = talkFrom } = next.engagement
  const length = Math.min(chance('handovers').int(...CONSULTATION), Math.floor((talkTo - talkFrom) / 2))
  handover.consultedTo = hold.to = first.engagement.talkTo = talkFrom + length
}
