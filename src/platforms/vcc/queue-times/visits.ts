import { processings, type QueueVisit, type Timeline } from '../../../world/timeline.ts'
import type { ListedDay } from '../day-lists/listed-day.ts'
import { mintIds } from '../interactions/ids.ts'
import { MANAGER, MEDIA, isSupported } from '../interactions/present.ts'
import { staticEvents, textOf, type StaticEvent } from '../static-events.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import type { Span } from '../spans.ts'

/** A customer's stay in a queue, whole: what is not yet so at an instant is left out where it is presented. */
export interface Visit extends Span {
  guid: string
  medium: string
  manager: string
  plan: string
  queue: string
  type: 'ACD' | 'Virtual'
  skills: readonly string[]
  category: Category
  reason: string | null
  /** The agent who answered talks until then, and is done with it then. */
  talkTo: number | undefined
  releasedAt: number | undefined
}

type Category = 'Answered' | 'Abandoned' | 'Breakout'

/** Both reasons are in the documentation's example; a caller who gives up has none, which is assumed. */
const OUTCOMES = {
  answered: { category: 'Answered', reason: 'Delivered' },
  abandoned: { category: 'Abandoned', reason: null },
  breakout: { category: 'Breakout', reason: 'NoAgentsBreakout' }
} as const satisfies Record<string, { category: Category, reason: string | null }>

export const byEntry = (a: Visit, b: Visit) => a.from - b.from || compare(a.queue, b.queue) || compare(a.guid, b.guid)

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0

/** The visits of a day's interactions, one for each Queue event that is told of them. */
export function * visitsOf ({ timelines }: ListedDay): Generator<void, Visit[]> {
  const visits: Visit[] = []
  for (const timeline of timelines) {
    if (!isSupported(timeline) || timeline.visits.length === 0) continue
    const { interaction } = mintIds(timeline)
    for (const visit of timeline.visits) visits.push(visitOf(timeline, interaction, visit))
    yield
  }
  return visits
}

function visitOf (
  timeline: Timeline,
  guid: string,
  { queue, enteredAt, leftAt = Infinity, result = 'abandoned', answeredBy }: QueueVisit
): Visit {
  const { channel, contactPoint, engagements } = timeline
  const answering = answeredBy === undefined ? undefined : engagements[answeredBy]
  return {
    from: enteredAt,
    to: leftAt,
    processed: processings(timeline),
    guid,
    medium: MEDIA[channel] ?? channel,
    manager: MANAGER,
    plan: contactPoint,
    queue: queue.name,
    type: 'ACD',
    skills: [queue.skill],
    ...OUTCOMES[result],
    talkTo: answering?.talkTo,
    releasedAt: answering?.releasedAt
  }
}

/** The same of a static document: the agents' channels follow each other as the queues do. */
export function visitsOfStatic (interaction: StaticInteraction): Visit[] {
  const { guid, categorizedAt, document } = interaction
  const events = staticEvents(interaction)
  return events.filter(({ type }) => type === 'Queue').map((event): Visit => {
    const { from, to, name, properties } = event
    const { connected, wrap } = handlingOf(events, to)
    return {
      from,
      to,
      processed: categorizedAt === undefined ? [] : [categorizedAt],
      guid,
      medium: textOf(document['medium']) ?? '',
      manager: textOf(document['mediumManager']) ?? MANAGER,
      plan: textOf(properties['interactionPlan']) ?? '',
      queue: name,
      type: 'ACD',
      skills: Array.isArray(properties['presentedSkills']) ? properties['presentedSkills'].map(String) : [],
      ...OUTCOMES[resultOf(properties['result'])],
      talkTo: connected?.to,
      releasedAt: wrap?.to ?? connected?.to
    }
  })
}

/** Observed: an agent is connected at the instant at which the queue ends. */
function handlingOf (events: readonly StaticEvent[], leftAt: number) {
  const connected = events.find(({ role, type, from }) => role === 'Agent' && type === 'Connected' && from === leftAt)
  return { connected, wrap: events.find(({ type, channel }) => type === 'Wrap' && channel === connected?.channel) }
}

const resultOf = (result: unknown) => result === 'Delivered'
  ? 'answered'
  : result === 'Breakout'
    ? 'breakout'
    : 'abandoned'
