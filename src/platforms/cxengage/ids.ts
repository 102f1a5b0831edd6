import type { Agent, Population } from '../../world/population.ts'
import { createRandom } from '../../world/random.ts'
import type { Channel, Timeline } from '../../world/timeline.ts'
import { drawIdService, timeUuid, type IdService } from '../../world/uuid.ts'

/** The ids of one interaction: one for each segment, queue visit and engagement of its timeline. */
export interface InteractionIds {
  interaction: string
  segments: string[]
  queues: string[]
  agents: string[]
  sessions: string[]
  hooks: string[]
  attributes: string[]
}

/** Observed: an interaction's id is older than its start by so many ms. */
const HEAD_START: Record<Channel, [number, number]> = { voice: [120, 260], email: [1320, 2060], sms: [1100, 1220], messaging: [1100, 1220] }

/**
 * Ids for the interactions of one business day.
 * QUIRK(cxengage) [observed: 56 of 56 ids of the samples]: ids are of version 1, in whole milliseconds, and their time is
 * that of the thing they name, a few ms early. Clock sequence and node are those of the service instance that made them.
 * Test: "ids tell the time of what they name".
 */
export function mintIds (population: Population, timelines: readonly Timeline[]): InteractionIds[] {
  const [first] = timelines
  if (first === undefined) return []
  const { key, calendar } = population
  const { day } = first
  const streams = `${key}/${calendar.dateOf(day)}/cxengage-ids`
  const mint = (service: string) => createMint(`${key}/services/${service}`, day)
  const interactions = { voice: mint('voice'), email: mint('email'), sms: mint('sms'), messaging: mint('messaging') }
  const [segments, queues, agents, hooks] = [mint('segments'), mint('queues'), mint('agents'), mint('hooks')]
  const sessions = new Map<Agent, string>()

  function session (agent: Agent, from: number): string {
    const known = sessions.get(agent) ?? sessionOf(population, agent, from).id
    sessions.set(agent, known)
    return known
  }

  return timelines.map(timeline => {
    const random = createRandom(streams, timeline.stream)
    const segmentStarts = [timeline.start, ...timeline.legs.map(leg => leg.startedAt)]
    return {
      interaction: interactions[timeline.channel](timeline.start - random.int(...HEAD_START[timeline.channel])),
      segments: segmentStarts.map(start => segments(start - random.int(0, 2))),
      queues: timeline.visits.map(visit => queues(visit.enteredAt - random.int(1, 8))),
      agents: timeline.engagements.map(engagement => agents(engagement.offeredAt - random.int(0, 1))),
      sessions: timeline.engagements.map(({ agent, sessionFrom }) => session(agent, sessionFrom)),
      hooks: timeline.hooks.map(hook => hooks(hook.at)),
      attributes: timeline.attributes.map(attribute => hooks(attribute.at))
    }
  })
}

const minted = new WeakMap<readonly Timeline[], InteractionIds[]>()

/** The ids of one of a day's interactions; those of a day are minted together, once. */
export function idsFor ({ population, serial }: Timeline, day: readonly Timeline[]): InteractionIds {
  let ids = minted.get(day)
  if (ids === undefined) minted.set(day, ids = mintIds(population, day))
  const own = ids[serial]
  if (own === undefined) throw new RangeError(`no ids for interaction ${serial}`)
  return own
}

/** One service: several instances, of which the first that is free in a millisecond makes the id. */
function createMint (key: string, day: number): (instant: number) => string {
  const used = new Map<number, number>()
  const instances: IdService[] = []
  return instant => {
    const turn = used.get(instant) ?? 0
    used.set(instant, turn + 1)
    // Neighbouring days overlap around the boundary, so even and odd days have instances of their own.
    instances[turn] ??= drawIdService(createRandom(key, 2 * turn + (day & 1)))
    return timeUuid(instant, instances[turn])
  }
}

/** Nobody logs in earlier before his shift, in ms. */
export const LONGEST_BEFORE_SHIFT = 300_000

/** An agent's login: some time in the five minutes before his shift. Observed in a sample: its id is 3 ms older than it. */
export function sessionOf ({ key }: Population, agent: Agent, sessionFrom: number): { id: string, loginAt: number } {
  const random = createRandom(`${key}/sessions`, agent.place)
  const at = sessionFrom - random.int(1000, LONGEST_BEFORE_SHIFT)
  return { id: timeUuid(at, drawIdService(random)), loginAt: at + 3 }
}
