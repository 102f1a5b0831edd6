import { parseInstant } from '../../../world/instants.ts'
import { isMissed } from '../interactions/offers.ts'
import type { StaticInteraction } from '../interactions/static-interactions.ts'
import type { Interaction, InteractionAgent, InteractionQueue, Segment } from '../interactions/schemas.ts'
import type { Course, Transfer, Visit, Work } from './course.ts'

/** A static document as a course: it is told whole as soon as it has begun, so everything in it is known. */
export function courseOfDocument ({ id, start, interaction }: StaticInteraction): Course {
  const visits: Visit[] = []
  const work: Work[] = []
  const transfers: Transfer[] = []
  const course: Course = {
    serial: undefined,
    id,
    channel: interaction.channelType,
    direction: interaction.direction,
    customer: interaction.customer,
    contactPoint: interaction.contactPoint,
    flow: { id: interaction.flowId, name: interaction.flowName },
    from: start,
    to: instant(interaction.endTimestamp) ?? Infinity,
    endLostAt: Infinity,
    finalAt: Infinity, // nobody knows
    ivrAbandoned: interaction.ivrAbandoned === true,
    holds: Array.from({ length: interaction.customerHolds }, () => start),
    held: ms(interaction.customerHoldTime) ?? 0,
    visits,
    work,
    transfers
  }
  for (const queue of interaction.queues ?? []) visits.push(visitOf(course, queue))
  for (const agent of interaction.agents ?? []) work.push(workOf(course, agent))
  for (const segment of (interaction as Partial<Interaction>).segments ?? []) {
    transfers.push(...transferOf(course, segment))
  }
  return course
}

function visitOf (course: Course, queue: InteractionQueue): Visit {
  const [from, to] = [instant(queue.startTimestamp) ?? course.from, instant(queue.endTimestamp) ?? Infinity]
  const { queueExitType: exit } = queue
  return {
    course,
    queueId: queue.queueId,
    queueName: queue.queueName,
    from,
    to,
    exit: exit === 'success' || exit === 'abandon' ? exit : undefined,
    agentId: queue.agentId ?? undefined,
    entryLength: queue.queueEntryLength,
    queued: ms(queue.queueTime) ?? 0,
    timeToAnswer: ms(queue.timeToAnswer),
    slaTime: ms(queue.slaTime),
    answerKnownAt: course.from
  }
}

function workOf (course: Course, agent: InteractionAgent): Work {
  const to = instant(agent.endTimestamp) ?? Infinity
  const [handling, wrapUp] = [ms(agent.agentHandleTime), ms(agent.agentWrapUpTime)]
  return {
    course,
    agentId: agent.agentId,
    agentName: agent.agentName,
    queueId: agent.queueId ?? undefined,
    from: instant(agent.startTimestamp) ?? course.from,
    acceptedAt: agent.agentWorkAccepted === true ? course.from : Infinity,
    // An agent's handling ends when they are released.
    talkFrom: handling === undefined ? Infinity : to - handling,
    talkTo: handling === undefined ? Infinity : to - (wrapUp ?? 0),
    to,
    missed: isMissed(agent),
    conversation: ms(agent.agentConversationTime),
    wrapUp,
    handling
  }
}

function transferOf (course: Course, segment: Segment): Transfer[] {
  const { startTimestamp, agentId, segmentToAgentId } = segment
  const [at, time] = [instant(startTimestamp), ms(segment.transferTime)]
  if (at === undefined || time === undefined || agentId == null || segmentToAgentId == null) return []
  return [{ course, agentId, at: at + time, toAgentId: segmentToAgentId }]
}

const instant = (timestamp: string | null | undefined): number | undefined =>
  timestamp == null ? undefined : parseInstant(timestamp)

/** Whole milliseconds. */
const ms = (seconds: number | null | undefined): number | undefined =>
  seconds == null ? undefined : Math.round(seconds * 1000)
