import { createRandom, type Random } from '../../../world/random.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { randomUuid } from '../../../world/uuid.ts'

export interface InteractionIds {
  interaction: string
  conversation: string
  /** Of the agents' channels. */
  agents: string[]
}

/** Every list that is read off a day asks for them again. */
const minted = new WeakMap<Timeline, InteractionIds>()

/**
 * The ids of one interaction, on a stream of their own: a cut timeline has the same ones, for as many agents as it has.
 */
export function mintIds (timeline: Timeline): InteractionIds {
  let ids = minted.get(timeline)
  if (ids === undefined) minted.set(timeline, ids = mint(timeline))
  return ids
}

function mint (timeline: Timeline): InteractionIds {
  const { stream, streams, direction, conversation, start, engagements } = timeline
  const key = `${streams}/vcc`
  const random = createRandom(`${key}-ids`, stream)
  const drawn = nightlyUuid(start, random)
  const interaction = timeline.ids?.['vcc'] ?? drawn
  return {
    interaction,
    conversation: randomUuid(createRandom(`${key}-conversations`, conversation)),
    // The first channel has the interaction's guid, be it the customer's or that of an agent who calls a colleague.
    agents: engagements.map((_, index) => direction === 'internal' && index === 0 ? interaction : randomUuid(random))
  }
}

const DAY = 86_400_000
const NIGHTLY = Date.parse('1970-01-01T04:30:13.000Z')

/**
 * QUIRK(vcc) [observed: samples of three years]: the first 48 bits of an interaction's guid are a Unix time in ms that
 * lies on the interaction's date, though always at half past four in the morning. Test: "a guid tells the date of its
 * interaction".
 */
function nightlyUuid (start: number, random: Random): string {
  const time = Math.floor(start / DAY) * DAY + NIGHTLY + random.int(0, 999)
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${randomUuid(random).slice(13)}`
}
