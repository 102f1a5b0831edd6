import type { Shift } from './crew.ts'
import type { Journey, Stage } from './journey.ts'

const RINGS_OUT = 20_000
const REFUSED_AFTER: [number, number] = [1500, 8000]
/** An agent who has missed an offer is taken out of the queue for a while. */
export const AWAY = 120_000

interface Outcome { accepted: () => void, missed: () => void }

/** Offers a queued customer to an agent, who may refuse or not react; then the customer waits on. */
export function offer ({ agenda, floor }: Stage, journey: Journey, shift: Shift, load: number, offeredAt: number, { accepted, missed }: Outcome) {
  const { timeline, random } = journey
  if (!misses(journey)) {
    journey.busy.push({ shift, load })
    accepted()
    return
  }
  const refused = random.chance(0.5)
  const to = offeredAt + (refused ? random.int(...REFUSED_AFTER) : RINGS_OUT)
  timeline.missedOffers.push({ agent: shift.agent, from: offeredAt, to, refused })
  agenda.plan(to, missed)
  agenda.plan(to + AWAY, () => floor.release(shift, load))
}

const misses = ({ timeline, random, behaviour, script }: Journey): boolean => script === undefined
  ? random.chance(behaviour.missedOffer)
  : timeline.missedOffers.length < script.missedOffers
