import type { Days } from '../../../world/days.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import type { Agent, Centre } from '../../../world/centre.ts'
import type { View } from '../../../world/view.ts'
import { attendancesWithin, type Presence } from '../../../world/presence.ts'
import { interactionsAround } from '../interactions/around.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { Details, Interaction, InteractionAgent, InteractionQueue } from '../interactions/schemas.ts'
import { serviceOf, thresholdsOf, type Service } from '../wfm/service-level.ts'

/**
 * A tenant at an instant: what all its statistics are computed from, so that they agree with its list of interactions.
 */
export interface Snapshot {
  centre: Centre
  now: number
  /** The local day, from midnight to midnight. Observed in the printed samples. */
  day: Window
  /** What may have gone on today, newest first. */
  interactions: readonly Course[]
  visits: readonly Visit[]
  work: readonly Work[]
  agents: readonly AgentNow[]
}

/** An interaction, in ms; without an end it goes on. */
export interface Course { interaction: Interaction, from: number, to: number | undefined }

/** A visit to a queue, likewise, and what it adds to the service level. */
export interface Visit extends Course { visit: InteractionQueue, service: Service }

/** An agent's part in an interaction; the conversation is known where it has begun. */
export interface Work extends Course {
  agent: InteractionAgent
  talkFrom: number | undefined
  talkTo: number | undefined
}

/** `reason` is the name of their break. */
export interface AgentNow {
  agent: Agent
  state: 'ready' | 'busy' | 'away' | 'offline'
  since: number | undefined
  reason: string | undefined
  work: readonly Work[]
}

export type SnapshotOf = (view: View) => Snapshot

/** Computes snapshots, and keeps the last one: a clock that stands still is asked again and again. */
export function createSnapshots (interactions: InteractionRepository, days: Days): SnapshotOf {
  let last: Snapshot | undefined
  return view => {
    if (last === undefined || last.centre !== view.centre || last.now !== view.now) {
      last = compute(interactions, days, view)
    }
    return last
  }
}

function compute (interactions: InteractionRepository, days: Days, view: View): Snapshot {
  const { centre, now } = view
  const day = localDay(centre, now)
  const around = interactionsAround(interactions, view, { from: day.from, until: now + 1 })
  const spanOf = ({ startTimestamp, endTimestamp }: Pick<Interaction, 'startTimestamp' | 'endTimestamp'>) =>
    ({ from: instant(startTimestamp) ?? now, to: instant(endTimestamp) })
  const visits = around.flatMap(interaction => (interaction.queues ?? []).map((visit): Visit => {
    const service = serviceOf(visit, thresholdsOf(centre.queues, visit.queueId))
    return { interaction, visit, ...spanOf(visit), service }
  }))
  const work = around.flatMap(interaction => workOf(interaction, now, interactionId =>
    interactions.find(view, interactionId)?.details))
  const courses = around.map((interaction): Course => ({ interaction, ...spanOf(interaction) }))
  return { centre, now, day, interactions: courses, visits, work, agents: agentsAt(days, centre, now, work) }
}

function localDay ({ calendar }: Centre, now: number): Window {
  const business = calendar.dayOf(now)
  const date = calendar.at(business + 1, 0) <= now ? business + 1 : business
  return { from: calendar.at(date, 0), until: calendar.at(date + 1, 0) }
}

/** Where agents are still at it, what only get-one tells: since when they talk. */
function workOf (
  interaction: Interaction, now: number, detailsOf: (interactionId: string) => string | undefined
): Work[] {
  const { agents = [], interactionId } = interaction
  const goesOn = agents.some(({ endTimestamp }) => endTimestamp == null)
  const details = goesOn ? detailsOf(interactionId) : undefined
  const conversations = details === undefined ? [] : (JSON.parse(details) as Details).agents // our own text
  return agents.map((agent, index): Work => {
    const { conversationStartTimestamp, conversationEndTimestamp } = conversations[index] ?? {}
    return {
      interaction,
      agent,
      from: instant(agent.startTimestamp) ?? now,
      to: instant(agent.endTimestamp),
      talkFrom: instant(conversationStartTimestamp),
      talkTo: instant(conversationEndTimestamp)
    }
  })
}

function agentsAt (days: Days, centre: Centre, now: number, work: readonly Work[]): AgentNow[] {
  const presences = new Map<Agent, Presence>()
  for (const { agent, presences: list } of attendancesWithin(days, centre, { from: now, until: now }, now)) {
    const presence = list.find(({ from, to }) => from <= now && now < to)
    if (presence !== undefined) presences.set(agent, presence)
  }
  const byAgent = Map.groupBy(work, ({ agent }) => agent.agentId)
  return centre.agents.map((agent): AgentNow => {
    const own = byAgent.get(agent.id) ?? []
    const open = own.filter(({ to }) => to === undefined)
    const presence = presences.get(agent)
    const [first] = open
    if (first !== undefined) {
      return { agent, state: 'busy', since: Math.min(...open.map(({ from }) => from)), reason: undefined, work: open }
    }
    if (presence?.kind === 'ready') {
      return {
        agent,
        state: 'ready',
        since: Math.max(presence.from, ...own.map(({ to = 0 }) => to)),
        reason: undefined,
        work: []
      }
    }
    if (presence?.kind === 'away') {
      return { agent, state: 'away', since: presence.from, reason: presence.rest, work: [] }
    }
    return { agent, state: 'offline', since: presence?.from, reason: undefined, work: [] }
  })
}

const instant = (timestamp: string | null | undefined): number | undefined => timestamp == null
  ? undefined
  : parseInstant(timestamp)
