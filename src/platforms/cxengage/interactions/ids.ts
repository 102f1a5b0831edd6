import type { Agent, Centre } from '../../../world/centre.ts'
import { createRandom, createStreams, type Random } from '../../../world/random.ts'
import type { Channel, Timeline } from '../../../world/timeline.ts'
import { drawIdService, timeUuid, type IdService } from '../../../world/uuid.ts'

/** The ids of one interaction: one for each segment, queue visit, engagement and so on of its timeline. */
export interface InteractionIds {
  interaction: string
  segments: string[]
  queues: string[]
  agents: string[]
  sessions: string[]
  /** Of offers that were missed, and the logins of those who missed them. */
  missed: string[]
  missedSessions: string[]
  /** Of the customer's conversations and times on hold, for each engagement. */
  talks: string[]
  holds: string[][]
  hooks: string[]
  attributes: string[]
}

/** Observed: an interaction's id is older than its start by so many ms. */
const HEAD_START: Record<Channel, [number, number]> = {
  voice: [120, 260], email: [1320, 2060], sms: [1100, 1220], messaging: [1100, 1220]
}

type IdsOf = (timeline: Timeline) => InteractionIds

const minted = new WeakMap<readonly Timeline[], IdsOf>()

/** The ids of one of a day's interactions: that no two of the day are alike is settled once, for all of them. */
export function idsFor (timeline: Timeline, day: readonly Timeline[]): InteractionIds {
  let idsOf = minted.get(day)
  if (idsOf === undefined) minted.set(day, idsOf = createIds(timeline.centre, timeline.day, day))
  return idsOf(timeline)
}

/** Returns the function that gives the random streams of a kind of ids, by what the streams are named after. */
function createStreamsOf (): (streams: string, kind: string) => (stream: number) => Random {
  const known = new Map<string, (stream: number) => Random>()
  return function streamsOf (streams, kind) {
    const name = `${streams}/cxengage-ids/${kind}`
    let found = known.get(name)
    if (found === undefined) known.set(name, found = createStreams(name))
    return found
  }
}

/** What is to be named by one interaction's ids. */
type Claims = Record<Exclude<keyof InteractionIds, 'interaction' | 'sessions' | 'missedSessions' | 'holds'>, Claim[]> &
  { interaction: Claim, holds: Claim[][] }

/**
 * Ids for the interactions of one business day. Each kind is drawn on streams of its own, and who came first is served
 * first: what happens later on the day changes no id.
 * QUIRK(cxengage) [observed: 56 of 56 ids of the samples]: ids are of version 1, in whole milliseconds, and their time
 * is that of the thing they name, a few ms early. Clock sequence and node are those of the service instance that made
 * them. Test: "ids tell the time of what they name".
 */
function createIds (centre: Centre, day: number, timelines: readonly Timeline[]): IdsOf {
  const { key } = centre
  const service = (name: string) => createService(`${key}/services/${name}`, day)
  const [voice, email, sms, messaging] = [service('voice'), service('email'), service('sms'), service('messaging')]
  const interactions = { voice, email, sms, messaging }
  const [segments, queues] = [service('segments'), service('queues')]
  const [agents, hooks, times] = [service('agents'), service('hooks'), service('times')]
  const streamsOf = createStreamsOf()

  const claims = timelines.map((timeline): Claims => {
    const { channel, start, stream, streams, handovers, visits, engagements, missedOffers } = timeline
    const of = (kind: string) => streamsOf(streams, kind)(stream)
    const early = (service: Service, random: Random, low: number, high: number) =>
      (at: number) => service.claim(at, random.int(low, high))
    const segmentStarts = [start, ...handovers.map(handover => handover.startedAt)]
    return {
      interaction: interactions[channel].claim(start, of('interactions').int(...HEAD_START[channel])),
      segments: segmentStarts.map(early(segments, of('segments'), 0, 2)),
      queues: visits.map(visit => visit.enteredAt).map(early(queues, of('queues'), 1, 8)),
      agents: engagements.map(engagement => engagement.offeredAt).map(early(agents, of('agents'), 0, 1)),
      missed: missedOffers.map(offer => offer.from).map(early(agents, of('missed'), 0, 1)),
      talks: engagements.map(({ talkFrom, offeredAt }) => times.claim(talkFrom ?? offeredAt, 0)),
      holds: engagements.map(({ holds }) => holds.map(hold => times.claim(hold.from, 0))),
      hooks: timeline.hooks.map(hook => hooks.claim(hook.at, 0)),
      attributes: timeline.attributes.map(attribute => hooks.claim(attribute.at, 0))
    }
  })

  const sessions = new Map<Agent, string>()
  function session ({ agent, sessionFrom }: { agent: Agent, sessionFrom: number }): string {
    const known = sessions.get(agent) ?? sessionOf(centre, agent, sessionFrom).id
    sessions.set(agent, known)
    return known
  }

  const known: InteractionIds[] = []
  return function idsOf ({ serial, channel }) {
    const [own, whole] = [claims[serial], timelines[serial]]
    if (own === undefined || whole === undefined) throw new RangeError(`no ids for interaction ${serial}`)
    return (known[serial] ??= {
      interaction: whole.ids?.['cxengage'] ?? interactions[channel].idOf(own.interaction),
      segments: own.segments.map(segments.idOf),
      queues: own.queues.map(queues.idOf),
      agents: own.agents.map(agents.idOf),
      sessions: whole.engagements.map(session),
      missed: own.missed.map(agents.idOf),
      missedSessions: whole.missedOffers.map(session),
      talks: own.talks.map(times.idOf),
      holds: own.holds.map(claims => claims.map(times.idOf)),
      hooks: own.hooks.map(hooks.idOf),
      attributes: own.attributes.map(hooks.idOf)
    })
  }
}

/** Something that happens at an instant and has an id of another, somewhat earlier one. */
interface Claim {
  at: number
  instant: number
  /** Whoever claims the same instant and happens next. */
  next: Claim | undefined
}

/** One service of several instances. */
interface Service {
  claim (at: number, early: number): Claim
  /** Once all claims are made: the first instance that is free in the id's millisecond makes it. */
  idOf (claim: Claim): string
}

function createService (key: string, day: number): Service {
  /** The first of each millisecond; it is rare that there is another. */
  const firsts = new Map<number, Claim>()
  const instances: IdService[] = []
  return {
    claim (at, early) {
      const claim: Claim = { at, instant: at - early, next: undefined }
      const first = firsts.get(claim.instant)
      if (first === undefined || at < first.at) {
        claim.next = first
        firsts.set(claim.instant, claim)
      } else {
        insertAfter(first, claim)
      }
      return claim
    },
    idOf (claim) {
      let turn = 0
      for (let other = firsts.get(claim.instant); other !== undefined && other !== claim; other = other.next) turn++
      // Neighbouring days overlap around the boundary, so even and odd days have instances of their own.
      const instance = instances[turn] ?? drawIdService(createRandom(key, 2 * turn + (day & 1)))
      instances[turn] = instance
      return timeUuid(claim.instant, instance)
    }
  }
}

/** Keeps the order in which things happen, and among those of one instant that of the claims. */
function insertAfter (first: Claim, claim: Claim) {
  let before = first
  while (before.next !== undefined && before.next.at <= claim.at) before = before.next
  claim.next = before.next
  before.next = claim
}

/** Nobody logs in earlier before their shift, in ms. */
export const LONGEST_BEFORE_SHIFT = 300_000

/**
 * An agent's login: some time in the five minutes before their shift, or at its beginning for a guest, who comes to
 * work now. Observed: its id is 3 ms older than it.
 */
export function sessionOf ({ key }: Centre, agent: Agent, sessionFrom: number): { id: string, loginAt: number } {
  const random = createRandom(`${key}/sessions`, agent.index)
  const at = sessionFrom - (agent.isGuest ? 3 : random.int(1000, LONGEST_BEFORE_SHIFT))
  return { id: timeUuid(at, drawIdService(random)), loginAt: at + 3 }
}
