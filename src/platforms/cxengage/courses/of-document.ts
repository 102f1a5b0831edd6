import { parseInstant } from '../../../world/instants.ts'
import { isMissed } from '../interactions/offers.ts'
import type { StaticInteraction } from '../interactions/static-interactions.ts'
import type { Interaction, InteractionAgent, InteractionQueue, Segment } from '../interactions/schemas.ts'
import type { Course, Monitoring, Stretch, Transfer, Visit, Work } from './course.ts'

type Told = StaticInteraction['interaction']

/** A static document as a course: it is told whole as soon as it has begun, so everything in it is known. */
export function courseOfDocument ({ id, start, interaction }: StaticInteraction): Course {
  const visits: Visit[] = []
  const work: Work[] = []
  const transfers: Transfer[] = []
  const { segments } = interaction as Partial<Interaction>
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
    endLostAt: interaction.flagged === true && interaction.endTimestamp == null ? start : Infinity,
    finalAt: Infinity, // nobody knows
    ivrAbandoned: interaction.ivrAbandoned === true,
    holds: holdsOf(interaction, start),
    held: ms(interaction.customerHoldTime) ?? 0,
    consults: (segments ?? []).flatMap(consultOf),
    monitors: monitorsOf(interaction),
    satisfaction: interaction.customerSatisfactionScore == null
      ? undefined
      : { at: start, score: interaction.customerSatisfactionScore },
    visits,
    work,
    transfers
  }
  for (const queue of interaction.queues ?? []) visits.push(visitOf(course, queue))
  const workers = (interaction.agents ?? []).filter(agent => !isMissed(agent))
  for (const agent of interaction.agents ?? []) {
    work.push(workOf(course, agent, workers.length === 1 && agent === workers[0]))
  }
  for (const segment of segments ?? []) transfers.push(...transferOf(course, segment))
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

/** The customer's times on hold; where only their number and their sum are told, they are equally long. */
function holdsOf ({ customerHolds, customerHoldTime, customerHoldTimes }: Told, start: number): Stretch[] {
  if (customerHoldTimes != null && customerHoldTimes.length === customerHolds) {
    return customerHoldTimes.map(({ startTimestamp, endTimestamp }) =>
      ({ from: instant(startTimestamp) ?? start, to: instant(endTimestamp) ?? Infinity }))
  }
  return equallyLong(customerHolds, ms(customerHoldTime) ?? 0, start)
}

const equallyLong = (count: number, sum: number, start: number): Stretch[] =>
  Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 1].map(turn => start + Math.floor(sum * turn / count))
    return { from: from ?? start, to: to ?? start }
  })

function consultOf ({ startTimestamp, segmentConsultTime }: Segment): Stretch[] {
  const [from, length] = [instant(startTimestamp), ms(segmentConsultTime)]
  return from === undefined || length === undefined ? [] : [{ from, to: from + length }]
}

const monitorsOf = ({ monitors, agents }: Told): Monitoring[] =>
  (monitors ?? []).map(({ agentId, startTimestamp, endTimestamp }) => ({
    agentId,
    agentName: (agents ?? []).find(agent => agent.agentId === agentId)?.agentName ?? '',
    from: instant(startTimestamp) ?? 0,
    to: instant(endTimestamp) ?? Infinity
  }))

/** @param isAlone nobody else had the customer, so nobody else put them on hold */
function workOf (course: Course, agent: InteractionAgent, isAlone: boolean): Work {
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
    refused: agent.agentWorkRejected === true || agent.agentWorkRejectedTime != null,
    holds: isAlone
      ? course.holds
      : equallyLong(agent.agentInitiatedHolds ?? 0, ms(agent.agentInitiatedHoldTime) ?? 0, course.from),
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
