import type { Agent, Contact, Flow, Population, Queue } from './population.ts'

/** Milliseconds since 1970-01-01T00:00:00Z, or undefined where it has not happened. */
export type Instant = number | undefined

export type Channel = 'voice' | 'email' | 'sms' | 'messaging'
export type Direction = 'inbound' | 'outbound'

/** One interaction's history, told in no platform's words. */
export interface Timeline {
  readonly population: Population
  /** The business day in which it starts, and its place in that day's simulation. */
  readonly day: number
  readonly serial: number
  readonly channel: Channel
  readonly direction: Direction
  readonly flow: Flow
  readonly contact: Contact | undefined
  /** The customer's address, and the tenant's that was reached or called from. */
  readonly customer: string
  readonly contactPoint: string
  readonly start: number
  steps: Step[]
  visits: QueueVisit[]
  engagements: Engagement[]
  transfers: Transfer[]
  abandonment: Abandonment | undefined
  /** The customer is gone: hung up, or was answered for good. */
  customerLeftAt: Instant
  /** The contact flow has closed the interaction. */
  closedAt: Instant
  /** Post-processing has gone over the finished record. */
  processedAt: Instant
  wrapUp: WrapUp | undefined
  satisfaction: Satisfaction | undefined
  flagged: boolean
  /** A flagged record that lost its end. */
  endLost: boolean
}

/** One applet of the flow that the customer passed. */
export interface Step { at: number, name: string, kind: string }

/** From entering a queue until an agent is connected or the customer gives up. */
export interface QueueVisit {
  queue: Queue
  entry: 'ivr' | 'transfer'
  /** Customers in the queue at entry, this one included. */
  length: number
  enteredAt: number
  leftAt: Instant
  result: 'answered' | 'abandoned' | undefined
  /** Index of the engagement that answered. */
  answeredBy: number | undefined
}

/** One agent at work for one interaction: from the offer until he is released. */
export interface Engagement {
  agent: Agent
  /** The agent's login on this day began then. */
  sessionFrom: number
  /** Index of the queue visit that it answered; undefined when the agent began it. */
  visit: number | undefined
  offeredAt: number
  acceptedAt: Instant
  /** The customer leaves the queue and is put through. */
  connectedAt: Instant
  talkFrom: Instant
  /** The first answer written: sms and messaging. */
  repliedAt: Instant
  /** The customer's e-mail is read: email. */
  readTo: Instant
  talkTo: Instant
  releasedAt: Instant
  holds: Hold[]
}

export interface Hold { from: number, to: Instant }

/** An agent hands over; a cancelled attempt has no `completedAt` and no new queue visit. */
export interface Transfer {
  startedAt: number
  /** Index of the engagement that transfers. */
  by: number
  cancelled: boolean
  /** Index of the queue visit it leads to. */
  visit: number | undefined
}

export interface Abandonment { at: number, where: 'ivr' | 'queue' }
export interface WrapUp { at: number, disposition: Disposition | undefined, note: Note | undefined, rating: number | undefined }
export interface Disposition { id: string, name: string }
export interface Note { title: string, body: string }
export interface Satisfaction { at: number, score: number }

/** Every instant at which something about the interaction changes, in no order. */
export function instantsOf (timeline: Timeline): number[] {
  const { abandonment, wrapUp, satisfaction } = timeline
  return [
    timeline.start, timeline.customerLeftAt, timeline.closedAt, timeline.processedAt,
    abandonment?.at, wrapUp?.at, satisfaction?.at,
    ...timeline.steps.map(step => step.at),
    ...timeline.visits.flatMap(visit => [visit.enteredAt, visit.leftAt]),
    ...timeline.transfers.map(transfer => transfer.startedAt),
    ...timeline.engagements.flatMap(engagement => [
      engagement.offeredAt, engagement.acceptedAt, engagement.connectedAt, engagement.talkFrom, engagement.repliedAt,
      engagement.readTo, engagement.talkTo, engagement.releasedAt,
      ...engagement.holds.flatMap(hold => [hold.from, hold.to])
    ])
  ].filter(instant => instant !== undefined)
}

/** The last instant at which anything about it changes: post-processing is last, but for a late score. */
export const finalInstant = ({ start, processedAt = start, satisfaction }: Timeline): number => Math.max(processedAt, satisfaction?.at ?? processedAt)
