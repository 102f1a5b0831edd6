import type { Agent } from '../../../world/centre.ts'
import type { Attendance } from '../../../world/presence.ts'
import { backAfter } from '../../../world/simulation/offer.ts'
import { processings, type Timeline } from '../../../world/timeline.ts'
import { mintIds } from '../interactions/ids.ts'
import { DIRECTIONS, MANAGER, MEDIA, isSupported } from '../interactions/present.ts'
import { staticEvents, textOf } from '../static-events.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import type { Span } from '../spans.ts'

/** One state of an agent in an interaction. */
export interface AgentWork extends Span {
  category: 'Ringing' | 'Connected' | 'Wrap' | 'Unexpected'
  reason: string | null
  /** When post-processing failed on the interaction; Infinity where it did not. */
  failedAt: number
  subject: Subject
}

/** The interaction, and the agent's channel in it. */
export interface Subject { guid: string, medium: string, manager: string, direction: string, channel: string | null }

/** Assumed: outcomes of calls from a neighbouring vocabulary. */
const REASONS = { refused: 'CallRejected', rangOut: 'NoAnswer' }

/**
 * What a day's interactions gave every agent to do, by its beginning. Who goes home is not Unexpected any more.
 * @param attendances of all agents of the day
 */
export function * workOfAgents (
  timelines: readonly Timeline[], attendances: readonly Attendance[]
): Generator<void, Map<Agent, AgentWork[]>> {
  const logouts = new Map(attendances.map(({ agent, to, presences }) =>
    [agent, presences.find(({ kind }) => kind === 'loggedOut')?.from ?? to]))
  const work = new Map<Agent, AgentWork[]>()
  for (const timeline of timelines.filter(isSupported)) {
    if (timeline.engagements.length + timeline.missedOffers.length === 0) continue
    for (const [agent, pieces] of workFor(timeline, logouts)) {
      const known = work.get(agent)
      if (known === undefined) work.set(agent, pieces)
      else known.push(...pieces)
    }
    yield
  }
  for (const pieces of work.values()) pieces.sort((a, b) => a.from - b.from)
  return work
}

/**
 * The states of the agents' channels; an offer that was missed has no channel. Documented: an available agent who does
 * not answer is Unexpected, for as long as their settings say. Failed is for congestion, faults of the line and
 * configuration, which nobody has here.
 */
function workFor (timeline: Timeline, logouts: ReadonlyMap<Agent, number>): [Agent, AgentWork[]][] {
  const { channel, direction, engagements, missedOffers, processedAt, failed } = timeline
  const ids = mintIds(timeline)
  const processed = processings(timeline)
  const failedAt = failed ? processedAt ?? Infinity : Infinity
  const subjectOf = (index?: number): Subject => ({
    guid: ids.interaction,
    medium: MEDIA[channel] ?? channel,
    manager: MANAGER,
    direction: DIRECTIONS[direction],
    channel: index === undefined ? null : ids.agents[index] ?? null
  })

  const engaged = engagements.map((
    { agent, offeredAt, connectedAt, releasedAt = offeredAt, talkTo = releasedAt }, index
  ): [Agent, AgentWork[]] => {
    const common = { processed, failedAt, reason: null, subject: subjectOf(index) }
    if (connectedAt === undefined) return [agent, [{ ...common, category: 'Ringing', from: offeredAt, to: releasedAt }]]
    return [agent, [
      { ...common, category: 'Ringing', from: offeredAt, to: connectedAt },
      { ...common, category: 'Connected', from: connectedAt, to: talkTo },
      ...(talkTo === releasedAt ? [] : [{ ...common, category: 'Wrap' as const, from: talkTo, to: releasedAt }])
    ]]
  })
  const missed = missedOffers.map((offer): [Agent, AgentWork[]] => {
    const { agent, from, to, refused } = offer
    const common = { processed, failedAt, subject: subjectOf() }
    const until = Math.min(to + backAfter(offer), logouts.get(agent) ?? Infinity)
    const reason = refused ? REASONS.refused : REASONS.rangOut
    return [agent, [
      { ...common, category: 'Ringing', from, to, reason: null },
      ...to < until ? [{ ...common, category: 'Unexpected' as const, from: to, to: until, reason }] : []
    ]]
  })
  return [...engaged, ...missed]
}

/** The same of a static document, with the ids of its agents. */
export function workOfStatic (interaction: StaticInteraction): (AgentWork & { agentId: string })[] {
  const { guid, categorizedAt, document } = interaction
  return staticEvents(interaction).flatMap(({ type, from, to, role, party, channel }) => {
    const category = (['Ringing', 'Connected', 'Wrap'] as const).find(name => name === type)
    if (category === undefined || role !== 'Agent' || party === null) return []
    return [{
      agentId: party,
      category,
      from,
      to,
      processed: categorizedAt === undefined ? [] : [categorizedAt],
      failedAt: document['status'] === 'InternalError' ? from : Infinity,
      reason: null,
      subject: {
        guid,
        medium: textOf(document['medium']) ?? '',
        manager: textOf(document['mediumManager']) ?? MANAGER,
        direction: textOf(document['direction']) ?? 'Inbound',
        channel
      }
    }]
  })
}
