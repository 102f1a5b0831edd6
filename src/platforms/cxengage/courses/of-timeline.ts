import {
  finalInstant,
  type Engagement, type Handover, type Hold, type MissedOffer, type Monitor, type QueueVisit, type Timeline
} from '../../../world/timeline.ts'
import { isSupported } from '../interactions/present.ts'
import type { Course, Monitoring, Stretch, Transfer, Visit, Work } from './course.ts'

/** How many interactions are read in a step of less than a millisecond. */
const AT_A_TIME = 200

/** What most have is kept once. */
const NONE: readonly never[] = []

/** What a day's interactions come to, in the order of their beginnings. */
export function * coursesOf (timelines: readonly Timeline[]): Generator<void, Course[]> {
  const courses: Course[] = []
  for (const [index, timeline] of timelines.entries()) {
    if (isSupported(timeline)) courses.push(courseOf(timeline))
    if (index % AT_A_TIME === 0) yield
  }
  return courses.sort((a, b) => a.from - b.from)
}

function courseOf (timeline: Timeline): Course {
  const { start, closedAt = Infinity, processedAt = Infinity, abandonment, engagements } = timeline
  const holds = engagements.flatMap(({ holds }) => holds.map(stretchOf))
  const visits: Visit[] = []
  const work: Work[] = []
  const transfers: Transfer[] = []
  const course: Course = {
    serial: timeline.serial,
    id: undefined,
    channel: timeline.channel,
    direction: timeline.direction,
    customer: timeline.customer,
    contactPoint: timeline.contactPoint,
    flow: timeline.flow,
    from: start,
    to: closedAt,
    endLostAt: timeline.endLost && timeline.flagged ? processedAt : Infinity,
    finalAt: finalInstant(timeline),
    ivrAbandoned: abandonment?.where === 'ivr',
    holds: holds.length === 0 ? NONE : holds,
    held: holds.reduce((sum, { from, to }) => sum + (to === Infinity ? 0 : to - from), 0),
    consults: timeline.handovers.length === 0
      ? NONE
      : timeline.handovers.flatMap(handover => consultOf(timeline, handover)),
    monitors: timeline.monitors.length === 0 ? NONE : timeline.monitors.map(monitor => monitoringOf(timeline, monitor)),
    satisfaction: timeline.satisfaction,
    visits,
    work,
    transfers
  }
  for (const visit of timeline.visits) visits.push(visitOf(course, timeline, visit))
  for (const engagement of engagements) work.push(workOf(course, timeline, engagement))
  for (const offer of timeline.missedOffers) work.push(missedWorkOf(course, timeline, offer))
  work.sort((a, b) => a.from - b.from)
  for (const handover of timeline.handovers) transfers.push(...transferOf(course, timeline, handover))
  return course
}

function visitOf (course: Course, timeline: Timeline, visit: QueueVisit): Visit {
  const { queue, enteredAt, leftAt = Infinity, result } = visit
  const answeredBy = visit.answeredBy === undefined ? undefined : timeline.engagements[visit.answeredBy]
  const exit = result === undefined ? undefined : result === 'answered' ? 'success' : 'abandon'
  // A re-queue after a transfer has no time to answer.
  const answer = visit.entry === 'ivr' && answeredBy !== undefined ? answerOf(timeline, visit, answeredBy) : undefined
  return {
    course,
    queueId: queue.id,
    queueName: queue.name,
    from: enteredAt,
    to: leftAt,
    exit,
    agentId: answeredBy?.agent.id,
    entryLength: visit.length,
    queued: leftAt - enteredAt,
    timeToAnswer: answer?.time,
    slaTime: exit === 'abandon' ? leftAt - enteredAt : answer?.time,
    answerKnownAt: answer === undefined ? Infinity : Math.max(leftAt, answer.knownAt)
  }
}

/** As the list tells it: until somebody talks (voice), has read (email), or has replied (messages). */
function answerOf ({ channel }: Timeline, { enteredAt, leftAt = Infinity }: QueueVisit, engagement: Engagement) {
  const { talkFrom, readTo, repliedAt } = engagement
  const knownAt = channel === 'voice' ? talkFrom : channel === 'email' ? readTo : repliedAt
  if (knownAt === undefined) return undefined
  // The moment between accepting and opening an e-mail does not count.
  const opening = channel === 'email' ? (talkFrom ?? leftAt) - leftAt : 0
  return { time: knownAt - enteredAt - opening, knownAt }
}

function workOf (course: Course, { visits }: Timeline, engagement: Engagement): Work {
  const { agent, offeredAt, acceptedAt, talkFrom, talkTo, releasedAt } = engagement
  const visit = engagement.visit === undefined ? undefined : visits[engagement.visit]
  return {
    course,
    agentId: agent.id,
    agentName: agent.name,
    queueId: visit?.queue.id,
    from: offeredAt,
    // Who calls a customer in vain has taken on the work all the same.
    acceptedAt: acceptedAt ?? (visit === undefined ? releasedAt : undefined) ?? Infinity,
    talkFrom: talkFrom ?? Infinity,
    talkTo: talkTo ?? Infinity,
    to: releasedAt ?? Infinity,
    missed: false,
    refused: false,
    holds: engagement.holds.length === 0 ? NONE : engagement.holds.map(stretchOf),
    conversation: between(talkFrom, talkTo),
    wrapUp: between(talkTo, releasedAt) || undefined,
    handling: between(talkFrom, releasedAt)
  }
}

function missedWorkOf (course: Course, { visits }: Timeline, { agent, visit, from, to, refused }: MissedOffer): Work {
  return {
    course,
    agentId: agent.id,
    agentName: agent.name,
    queueId: visits[visit]?.queue.id,
    from,
    acceptedAt: Infinity,
    talkFrom: Infinity,
    talkTo: Infinity,
    to,
    missed: true,
    refused,
    holds: NONE,
    conversation: undefined,
    wrapUp: undefined,
    handling: undefined
  }
}

const stretchOf = ({ from, to = Infinity }: Hold): Stretch => ({ from, to })

/** As the segment tells it: from the second agent's first word until the first one leaves. */
function consultOf ({ visits, engagements }: Timeline, { visit, consultedTo: to }: Handover): Stretch[] {
  const answeredBy = visit === undefined ? undefined : visits[visit]?.answeredBy
  const from = answeredBy === undefined ? undefined : engagements[answeredBy]?.talkFrom
  return from === undefined || to === undefined ? [] : [{ from, to }]
}

function monitoringOf ({ engagements }: Timeline, { from, to = Infinity, engagement }: Monitor): Monitoring {
  const agent = engagements[engagement]?.agent
  return { agentId: agent?.id ?? '', agentName: agent?.name ?? '', from, to }
}

function transferOf (course: Course, { visits, engagements }: Timeline, handover: Handover): Transfer[] {
  const visit = handover.visit === undefined ? undefined : visits[handover.visit]
  const [from, to] = [engagements[handover.by], engagements[visit?.answeredBy ?? NaN]]
  if (handover.kind !== 'transfer' || visit?.leftAt === undefined || from === undefined || to === undefined) return []
  return [{ course, agentId: from.agent.id, at: visit.leftAt, toAgentId: to.agent.id }]
}

const between = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : to - from
