import type { Course, Work } from '../courses/course.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { membershipsIn } from './memberships.ts'
import { endedToday, inRouting, talking, waiting, type Scoped } from './scoped.ts'

interface Place { queueId: string, queueName: string }

/** Where an interaction is, and for how long; `talkFrom` where it is in conversation. */
interface Stage { state: string, duration: number, queue?: Place | undefined, talkFrom?: number }

function row ({ snapshot, now }: Scoped, course: Course, { state, duration, queue, talkFrom }: Stage) {
  const membershipsOf = membershipsIn(snapshot.centre)
  return ordered({
    interactionId: snapshot.idOf(course),
    channelType: course.channel,
    direction: course.direction,
    customer: course.customer,
    contactPoint: course.contactPoint,
    flowId: course.flow.id,
    flowName: course.flow.name,
    queueId: queue?.queueId ?? null,
    queueName: queue?.queueName ?? null,
    startTimestamp: timestamp(course.from),
    conversationStartTimestamp: talkFrom === undefined ? null : timestamp(talkFrom),
    interactionDuration: Math.min(course.to, now) - course.from,
    state,
    currentState: state,
    currentStateDuration: duration,
    agents: course.work.filter(({ from, missed }) => from <= now && !missed)
      .map(({ agentId, agentName }) => ({ agentId, agentName, ...membershipsOf(agentId) })),
    monitors: course.monitors.filter(({ from }) => from <= now).map(({ agentId, agentName, from, to }) => ({
      agentId, agentName, startTimestamp: timestamp(from), endTimestamp: to <= now ? timestamp(to) : null
    }))
  })
}

export const inQueue = (scoped: Scoped) => waiting(scoped).map(visit =>
  row(scoped, visit.course, { state: 'queue', duration: scoped.now - visit.from, queue: visit }))

/** One row for each interaction, however many talk in it: since the first of them does. */
export function inConversation (scoped: Scoped) {
  const first = new Map<Course, Work>()
  for (const work of talking(scoped)) {
    const known = first.get(work.course)
    if (known === undefined || work.talkFrom < known.talkFrom) first.set(work.course, work)
  }
  return [...first].map(([course, { talkFrom, queueId }]) => {
    const queue = visitsOf(scoped, course).find(visit => visit.queueId === queueId)
    return row(scoped, course, { state: 'conversation', duration: scoped.now - talkFrom, queue, talkFrom })
  })
}

const visitsOf = ({ now }: Scoped, { visits }: Course) => visits.filter(({ from }) => from <= now)

export const routing = (scoped: Scoped) =>
  inRouting(scoped).map(course => row(scoped, course, { state: 'routing', duration: scoped.now - course.from }))

export const completed = (scoped: Scoped) => endedToday(scoped).map(course =>
  row(scoped, course, {
    state: 'completed', duration: course.to - course.from, queue: visitsOf(scoped, course).at(-1)
  }))
