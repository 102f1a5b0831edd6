import type { MissedOffer } from '../timeline.ts'
import type { Shift } from './crew.ts'
import type { Busy, Journey, Stage } from './stage.ts'

const RINGS_OUT = 20_000
const REFUSED_AFTER: [number, number] = [1500, 8000]
/** An agent who has missed an offer is taken out of the queue for a while, and then back by the platform. */
export const backAfter = ({ agent: { backToReady }, refused }: Pick<MissedOffer, 'agent' | 'refused'>): number =>
  refused ? backToReady.afterLineBusy : backToReady.afterNoAnswer

/**
 * Offers a queued customer to an agent, who may refuse or not react. Returns when the offer is over then, and undefined
 * where the agent accepts.
 * @param visit index of the queue visit
 */
export function offer (
  stage: Stage, journey: Journey, { shift, load }: Busy, visit: number, offeredAt: number
): number | undefined {
  const { timeline, chance } = journey
  if (!misses(journey) && !skips(stage, shift, offeredAt)) {
    journey.busy.push({ shift, load })
    return undefined
  }
  const random = chance('queue')
  const refused = random.chance(0.5)
  const to = offeredAt + (refused ? random.int(...REFUSED_AFTER) : RINGS_OUT)
  const missed = { agent: shift.agent, sessionFrom: shift.from, visit, from: offeredAt, to, refused }
  timeline.missedOffers.push(missed)
  stage.eventQueue.plan(to + backAfter(missed), () => stage.agentPool.release(shift, load))
  return to
}

/** Whether somebody has said that the agent lets it ring. */
function skips (
  { centre: { changes = [], calendar }, day, skipped }: Stage, { agent: { index } }: Shift, at: number
): boolean {
  const told = changes.find(change => change.kind === 'skip' && change.agent === index && change.from <= at &&
    calendar.dayOf(change.from) === day && (skipped.get(change) ?? 0) < change.offers)
  if (told === undefined) return false
  skipped.set(told, (skipped.get(told) ?? 0) + 1)
  return true
}

const misses = ({ timeline, chance, behaviour, script }: Journey): boolean => script === undefined
  ? chance('queue').chance(behaviour.missedOffer)
  : timeline.missedOffers.length < script.missedOffers
