import type { Case } from '../cases/case.ts'
import { keyOfCustomer } from '../cases/customer-of-case.ts'
import type { Agent, Flow, Centre, Queue } from '../centre.ts'
import type { Contact, Contacts } from '../people.ts'
import type { Random } from '../random.ts'
import type { Engagement, QueueVisit, Timeline } from '../timeline.ts'
import type { Shift } from './crew.ts'

/** Of all timelines. */
const NO_NOTES: Timeline['notes'] = []

interface Beginning {
  day: number
  serial: number
  stream: number
  streams: string
  isAside: boolean
  flow: Flow
  start: number
  /** The case that it is. */
  script: Case | undefined
  /** The interaction after which the same customer and the tenant meet again. */
  first: Timeline | undefined
  /** Who begins it, and the colleague whom they call; nobody where a customer does. */
  agents: readonly Agent[]
}

/** An interaction of which nothing is known yet but who comes, when and where. */
export function newTimeline (centre: Centre, beginning: Beginning, random: Random): Timeline {
  const { day, serial, stream, streams, isAside, script, flow, start, first, agents: [caller, colleague] } = beginning
  const { contacts } = centre
  const drawn = contacts.at(random.int(0, contacts.drawn - 1))
  const contact = contactOf(contacts, script, flow) ?? drawn
  const known = script?.knownContact ?? random.chance(centre.tenant.behaviour.knownContact) ? contact : undefined
  const internal = flow.direction === 'internal'
  const address = script?.customer?.address ?? (flow.channel === 'email' ? contact.email : contact.phone)
  return {
    centre,
    day,
    serial,
    stream,
    streams,
    channel: flow.channel,
    direction: flow.direction,
    flow,
    contact: internal ? undefined : first === undefined ? known : first.contact,
    customer: internal && caller !== undefined ? caller.name : first?.customer ?? address,
    contactPoint: internal && colleague !== undefined ? colleague.phone : flow.contactPoint,
    start,
    conversation: first?.conversation ?? stream,
    case: script?.name,
    ids: script?.id,
    isAside,
    steps: [],
    visits: [],
    engagements: [],
    handovers: [],
    missedOffers: [],
    hooks: [],
    attributes: [],
    monitors: [],
    abandonment: undefined,
    customerLeftAt: undefined,
    closedAt: undefined,
    processedAt: undefined,
    correction: undefined,
    wrapUp: undefined,
    notes: NO_NOTES,
    satisfaction: undefined,
    flagged: false,
    endLost: false,
    failed: false,
    amendedAt: [],
    before: undefined
  }
}

/** The record of the customer whom a case names. */
function contactOf (contacts: Contacts, script: Case | undefined, { channel }: Flow): Contact | undefined {
  if (script?.contact !== undefined) return contacts.at(script.contact)
  return script?.customer === undefined ? undefined : contacts.of(keyOfCustomer(script, channel))
}

/** A customer has just entered a queue, in which nobody else waits yet. */
export const newVisit = (queue: Queue, entry: QueueVisit['entry'], enteredAt: number): QueueVisit =>
  ({ queue, entry, length: 1, enteredAt, leftAt: undefined, result: undefined, answeredBy: undefined })

/** It has just begun to ring at an agent's; `visit` is the queue visit that they are to end. */
export const newEngagement = ({ agent, from }: Shift, visit: number | undefined, offeredAt: number): Engagement => ({
  agent,
  sessionFrom: from,
  visit,
  offeredAt,
  acceptedAt: undefined,
  connectedAt: undefined,
  talkFrom: undefined,
  repliedAt: undefined,
  readTo: undefined,
  talkTo: undefined,
  releasedAt: undefined,
  holds: []
})
