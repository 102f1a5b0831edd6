import type { Agent, Channel, Contact, Direction, Disposition, Flow, Centre, Queue } from './centre.ts'

export type { Channel, Direction, Disposition } from './centre.ts'

/** Milliseconds since 1970-01-01T00:00:00Z, or undefined where it has not happened. */
export type Instant = number | undefined

/** One interaction's history, told in no platform's words. */
export interface Timeline {
  readonly centre: Centre
  /** The business day in which it starts, and its index in that day's simulation. */
  readonly day: number
  readonly serial: number
  /** The number of its random streams: its own whatever else happens on the day. */
  readonly stream: number
  /** What the names of its random streams begin with: the tenant, the date and, where it was added, the space. */
  readonly streams: string
  readonly channel: Channel
  readonly direction: Direction
  readonly flow: Flow
  readonly contact: Contact | undefined
  /**
   * The customer's address, and the tenant's that was reached or called from; of an internal call the caller's name,
   * and the colleague's telephone.
   */
  readonly customer: string
  readonly contactPoint: string
  readonly start: number
  /** The stream of the day's interaction that began the conversation to which this one belongs; often its own. */
  readonly conversation: number
  /** The name of the case that it is. */
  readonly case: string | undefined
  /** The id that the case gives to it on a platform, by the platform's name. */
  readonly ids: Readonly<Record<string, string>> | undefined
  /** It was added to a space, and only guests serve it. */
  readonly isAside: boolean
  steps: Step[]
  visits: QueueVisit[]
  engagements: Engagement[]
  /** In the order of their beginnings. */
  handovers: Handover[]
  missedOffers: MissedOffer[]
  hooks: Hook[]
  attributes: Attribute[]
  monitors: Monitor[]
  abandonment: Abandonment | undefined
  /** The customer is gone: hung up, or was answered for good. */
  customerLeftAt: Instant
  /** The contact flow has closed the interaction. */
  closedAt: Instant
  /** Post-processing has gone over the finished record. */
  processedAt: Instant
  correction: Correction | undefined
  wrapUp: WrapUp | undefined
  /** What was noted besides, in the order in which it was. */
  notes: readonly WrittenNote[]
  satisfaction: Satisfaction | undefined
  flagged: boolean
  /** A flagged record that lost its end. */
  endLost: boolean
  /** Post-processing failed on it. */
  failed: boolean
  /** When somebody has written something else into the record, ascending. */
  amendedAt: readonly number[]
  /** What it was before that, until the last time. */
  before: { readonly until: number, readonly timeline: Timeline } | undefined
}

/** When post-processing has gone over the record: first, and because something was corrected or amended. */
export const processings = ({ processedAt, correction, amendedAt }: Timeline): number[] =>
  [...new Set([processedAt, correction?.at, ...amendedAt].filter(instant => instant !== undefined))]

/** One step of the flow that the customer passed; the one that leads to a queue has its name, and no kind. */
export interface Step { at: number, name: string, kind: string | undefined }

/** From entering a queue until an agent is connected or the customer gives up. */
export interface QueueVisit {
  queue: Queue
  entry: 'ivr' | 'transfer'
  /** Customers in the queue at entry, this one included. */
  length: number
  enteredAt: number
  leftAt: Instant
  /** A breakout: the flow gave up on the caller. */
  result: 'answered' | 'abandoned' | 'breakout' | undefined
  /** Index of the engagement that answered. */
  answeredBy: number | undefined
}

/** One agent at work for one interaction: from the offer until they are released. */
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

/**
 * What an agent starts besides their conversation: a transfer ends their part, a conference brings a second agent in.
 * Both lead to another queue visit; a cancelled one leads nowhere.
 */
export interface Handover {
  kind: 'transfer' | 'conference'
  startedAt: number
  /** Index of the engagement that starts it. */
  by: number
  cancelled: boolean
  /** Index of the queue visit that it leads to. */
  visit: number | undefined
  /** A warm transfer: the agents have talked to each other until then. */
  consultedTo: Instant
}

/** An offer that was refused or rang out; the customer keeps their place in the queue. */
export interface MissedOffer {
  agent: Agent
  /** The agent's login on this day began then. */
  sessionFrom: number
  /** Index of the queue visit in which it happened. */
  visit: number
  from: number
  to: number
  refused: boolean
}

/** A record of another system that an agent has linked. */
export interface Hook {
  at: number
  /** Such as `zendesk`, and a kind of record in it, such as `ticket`. */
  system: string
  record: string
  id: string
  name: string | undefined
  /** The other system's user. */
  by: string
  /** Index of the engagement in which it was done. */
  engagement: number
}

/** What the flow has noted. */
export interface Attribute { at: number, name: string, value: string }

/** Somebody listens to an agent's conversation without being heard; `engagement` is the index of the agent's. */
export interface Monitor { from: number, to: Instant, engagement: number }

export interface Abandonment { at: number, where: 'ivr' | 'queue' }

/** What the agent of the engagement `by` has noted. */
export interface WrapUp {
  by: number
  /** When it was noted, and from when on it is known: later where the record is late, or somebody else was to go on. */
  at: number
  knownAt: number
  disposition: Disposition | undefined
  note: WrapUpNote | undefined
  rating: number | undefined
}
export interface Correction { at: number, disposition: Disposition | undefined }
export interface WrapUpNote { title: string, body: string }
export interface WrittenNote extends WrapUpNote { id: string, at: number, agent: string }
export interface Satisfaction { at: number, score: number }

/** Every instant at which something about the interaction changes, in no order. */
export function instantsOf (timeline: Timeline): number[] {
  const { abandonment, wrapUp, satisfaction } = timeline
  return [
    timeline.start, timeline.customerLeftAt, timeline.closedAt, timeline.processedAt,
    abandonment?.at, wrapUp?.knownAt, satisfaction?.at, timeline.correction?.at, ...timeline.amendedAt,
    ...timeline.before === undefined ? [] : instantsOf(timeline.before.timeline),
    ...timeline.steps.map(step => step.at),
    ...timeline.visits.flatMap(visit => [visit.enteredAt, visit.leftAt]),
    ...timeline.handovers.flatMap(handover => [handover.startedAt, handover.consultedTo]),
    ...timeline.hooks.map(hook => hook.at),
    ...timeline.attributes.map(attribute => attribute.at),
    ...timeline.monitors.flatMap(monitor => [monitor.from, monitor.to]),
    ...timeline.missedOffers.flatMap(offer => [offer.from, offer.to]),
    ...timeline.engagements.flatMap(engagement => [
      engagement.offeredAt, engagement.acceptedAt, engagement.connectedAt, engagement.talkFrom, engagement.repliedAt,
      engagement.readTo, engagement.talkTo, engagement.releasedAt,
      ...engagement.holds.flatMap(hold => [hold.from, hold.to])
    ])
  ].filter(instant => instant !== undefined)
}

/** The last instant at which anything about it changes: the processing, or a score or a correction after it. */
export const finalInstant = ({ start, processedAt = start, satisfaction, correction, amendedAt }: Timeline): number =>
  Math.max(processedAt, satisfaction?.at ?? processedAt, correction?.at ?? processedAt, ...amendedAt)
