import type { Engagement, Instant, QueueVisit, Timeline } from '../../../world/timeline.ts'
import type { InteractionIds } from './ids.ts'
import { recordingFrom } from './recorded.ts'
import type { Channel, Event } from './schemas.ts'

/** Observed: the type of the applet that leads to a queue. */
const TO_QUEUE = 'ACD'

/** Only the first is documented; the others are a neighbouring vocabulary's. */
const RESULTS = { answered: 'Delivered', abandoned: 'HangUpInQueue', breakout: 'Breakout' } as const

/** The customer's channel: from the start until they are gone. */
export function presentCustomer (timeline: Timeline, guid: string): Channel {
  const { start, direction, customer, customerLeftAt, engagements } = timeline
  const answeredAt = direction === 'inbound' ? start : engagements[0]?.connectedAt
  return {
    guid,
    offset: 0,
    duration: duration(start, customerLeftAt),
    endReason: endReason(customerLeftAt, answeredAt),
    integrationType: null,
    party: { id: null, role: 'External', touchpoint: customer },
    events: [
      event(timeline, 'Ringing', start, answeredAt ?? customerLeftAt),
      ...(answeredAt === undefined ? [] : [event(timeline, 'Connected', answeredAt, customerLeftAt)]),
      ...planEvents(timeline),
      ...recordingEvent(timeline, engagements[0], customerLeftAt)
    ].sort((a, b) => a.offset - b.offset)
  }
}

/** An agent's channel: from the offer until they are released. */
export function presentAgent (timeline: Timeline, index: number, ids: InteractionIds): Channel {
  const { engagements, start } = timeline
  const engagement = engagements[index]
  const guid = ids.agents[index]
  if (engagement === undefined || guid === undefined) throw new RangeError(`no engagement ${index}`)
  const { agent, offeredAt, connectedAt, talkTo, releasedAt } = engagement
  return {
    guid,
    offset: offeredAt - start,
    duration: duration(offeredAt, releasedAt),
    endReason: endReason(releasedAt, connectedAt),
    integrationType: null,
    party: { id: agent.displayId, role: 'Agent', touchpoint: agent.phone },
    events: [
      event(timeline, 'Ringing', offeredAt, connectedAt ?? releasedAt),
      ...(connectedAt === undefined ? [] : [event(timeline, 'Connected', connectedAt, talkTo)]),
      ...recordingEvent(timeline, engagement, talkTo),
      ...(talkTo === undefined || talkTo === releasedAt ? [] : [event(timeline, 'Wrap', talkTo, releasedAt)]),
      ...(timeline.wrapUp?.by === index ? wrapUpEvents(timeline, engagement) : [])
    ]
  }
}

/** Only the first is documented; the other is a neighbouring vocabulary's. */
const endReason = (endedAt: Instant, answeredAt: Instant) => endedAt === undefined
  ? null
  : answeredAt === undefined ? 'NoAnswer' : 'Released'

/** The interaction plan, its applets and its queues. A call that an agent makes passes none. */
function planEvents (timeline: Timeline): Event[] {
  const { steps, visits, flow, customerLeftAt } = timeline
  const planFrom = steps[0]?.at ?? visits[0]?.enteredAt
  if (planFrom === undefined) return []
  return [
    {
      ...event(timeline, 'InteractionPlan', planFrom, customerLeftAt),
      name: flow.name,
      properties: { reportingGroup: flow.reportingGroup }
    },
    ...steps.map((
      { at, name, kind }
    ): Event => ({ ...event(timeline, 'Applet', at, at), name, properties: { appletType: kind ?? TO_QUEUE } })),
    ...visits.map(visit => queueEvent(timeline, visit))
  ]
}

function queueEvent (timeline: Timeline, { queue, enteredAt, leftAt, result }: QueueVisit): Event {
  return {
    ...event(timeline, 'Queue', enteredAt, leftAt),
    name: queue.name,
    properties: {
      interactionPlan: timeline.contactPoint,
      interactionPlanName: timeline.flow.name,
      presentedSkills: [queue.skill],
      result: result === undefined ? null : RESULTS[result]
    }
  }
}

function recordingEvent (timeline: Timeline, engagement: Engagement | undefined, until: Instant): Event[] {
  const from = recordingFrom(timeline, engagement)
  return from === undefined ? [] : [event(timeline, 'CallRecording', from, until)]
}

/** Observed: 1 and 2 ms into the wrap-up. The second is shown with its end, so that it never lies in the future. */
function wrapUpEvents (timeline: Timeline, { releasedAt }: Engagement): Event[] {
  const { wrapUp } = timeline
  if (wrapUp === undefined) return []
  const { at, rating } = wrapUp
  const disposition = (timeline.correction ?? wrapUp).disposition
  return [
    ...(disposition === undefined
      ? []
      : [{ ...event(timeline, 'Disposition', at, at), properties: { disposition: disposition.name } }]),
    ...(rating === undefined || releasedAt === undefined
      ? []
      : [{ ...event(timeline, 'CallRating', at + 1, at + 1), properties: { classification: String(rating) } }])
  ]
}

/**
 * QUIRK(vcc) [observed: Get a single interaction]: offsets of events count from the interaction's start. Test: "every
 * relation of the sample holds".
 */
const event = ({ start }: Timeline, type: Event['type'], from: number, to: Instant): Event =>
  ({ type, offset: from - start, name: null, duration: duration(from, to), properties: null })

const duration = (from: number, to: Instant): number | null => to === undefined ? null : to - from
