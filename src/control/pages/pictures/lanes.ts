import type { Engagement, Timeline } from '../../../world/timeline.ts'

export const SEGMENTS = ['ivr', 'waiting', 'offer', 'connecting', 'talk', 'hold', 'wrap-up', 'missed'] as const

export type SegmentKind = typeof SEGMENTS[number]

/** What somebody does or suffers for some time; without an end it goes on. */
export interface Segment { kind: SegmentKind, from: number, to: number, open: boolean, what: string }

/** What one person goes through; the customer's is the first. */
export interface Lane { name: string, segments: Segment[] }

/** An interaction as one lane a person. @param timeline as of now */
export function lanesOf (timeline: Timeline, now: number): Lane[] {
  const segment = (kind: SegmentKind, what: string, from: number, to: number | undefined): Segment =>
    ({ kind, what, from, to: to ?? now, open: to === undefined })

  const { start, visits, engagements, missedOffers, abandonment, customerLeftAt, direction } = timeline
  const [firstVisit] = visits
  const toQueue = firstVisit?.enteredAt ?? abandonment?.at ?? customerLeftAt
  const customer: Lane = {
    name: 'Customer',
    segments: [
      ...(direction === 'inbound' ? [segment('ivr', `menu of ${timeline.flow.name}`, start, toQueue)] : []),
      ...visits.map(({ queue, enteredAt, leftAt, result }) =>
        segment('waiting', `waits in ${queue.name}${result === undefined ? '' : `: ${result}`}`, enteredAt, leftAt)),
      ...engagements.flatMap(({ agent, talkFrom, talkTo }) => talkFrom === undefined
        ? []
        : [segment('talk', `served by ${agent.name}`, talkFrom, earlier(talkTo, customerLeftAt))]),
      ...engagements.flatMap(({ holds }) => holds.map(({ from, to }) => segment('hold', 'on hold', from, to)))
    ]
  }

  const partOf = (engagement: Engagement): Segment[] => {
    const { offeredAt, acceptedAt, talkFrom, talkTo, releasedAt, holds } = engagement
    const offeredTo = acceptedAt ?? talkFrom ?? releasedAt
    const isTalking = talkFrom !== undefined
    return [
      segment('offer', 'is offered it', offeredAt, offeredTo),
      ...(acceptedAt === undefined ? [] : [segment('connecting', 'is put through', acceptedAt, talkFrom ?? releasedAt)]),
      ...(isTalking ? [segment('talk', 'serves', talkFrom, talkTo ?? releasedAt)] : []),
      ...holds.map(({ from, to }) => segment('hold', 'has the customer on hold', from, to)),
      ...(talkTo === undefined ? [] : [segment('wrap-up', 'wraps up', talkTo, releasedAt)])
    ]
  }

  const agents = new Map<string, Lane>()
  const laneOf = ({ id, name }: Engagement['agent']): Lane => {
    const lane = agents.get(id) ?? { name, segments: [] }
    agents.set(id, lane)
    return lane
  }
  for (const engagement of engagements) laneOf(engagement.agent).segments.push(...partOf(engagement))
  for (const { agent, from, to, refused } of missedOffers) {
    laneOf(agent).segments.push(segment('missed', refused ? 'refuses it' : 'lets it ring out', from, to))
  }
  return [customer, ...agents.values()].map(({ name, segments }) =>
    ({ name, segments: segments.filter(({ from, to, open }) => to > from || open).sort((a, b) => a.from - b.from) }))
}

const earlier = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? one ?? other : Math.min(one, other)

/** How much there is to see of an interaction. */
export const richness = ({ visits, engagements, missedOffers }: Timeline): number =>
  visits.length + missedOffers.length + engagements.reduce((sum, { holds }) => sum + 2 + holds.length, 0)
