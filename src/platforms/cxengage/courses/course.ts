/**
 * An interaction as lists add it up: instants and times in ms, whole. What is not yet so at an instant is left out
 * where it is told; what has no end, or is never known, has the instant Infinity.
 */
export interface Course {
  /** Of its row; undefined for a static document. */
  readonly serial: number | undefined
  /** Of a static document; a simulated one's is in its row. */
  readonly id: string | undefined
  readonly channel: string
  readonly direction: string
  readonly customer: string
  readonly contactPoint: string
  readonly flow: { readonly id: string, readonly name: string }
  readonly from: number
  readonly to: number
  /** From then on its record has no end: a flagged one that lost it. */
  readonly endLostAt: number
  /** The last instant at which anything about it changes. */
  readonly finalAt: number
  /** The customer gave up before any queue. */
  readonly ivrAbandoned: boolean
  /** When the customer was on hold, and for how long in all. */
  readonly holds: readonly Stretch[]
  readonly held: number
  /** When agents talked to each other before a warm transfer. */
  readonly consults: readonly Stretch[]
  /** When a supervisor listened to an agent. */
  readonly monitors: readonly Monitoring[]
  /** What the customer thought of it, and from when on that is known. */
  readonly satisfaction: { readonly at: number, readonly score: number } | undefined
  readonly visits: readonly Visit[]
  readonly work: readonly Work[]
  readonly transfers: readonly Transfer[]
}

/** A customer's stay in a queue. */
export interface Visit {
  readonly course: Course
  readonly queueId: string
  readonly queueName: string
  readonly from: number
  readonly to: number
  /** As it was left; undefined where it never was. */
  readonly exit: 'success' | 'abandon' | undefined
  /** Who answered. */
  readonly agentId: string | undefined
  readonly entryLength: number
  readonly queued: number
  /** Until the customer had somebody; undefined where nobody tells, and known from an instant on. */
  readonly timeToAnswer: number | undefined
  readonly slaTime: number | undefined
  readonly answerKnownAt: number
}

/** An agent's part in an interaction, from the offer until they are released. */
export interface Work {
  readonly course: Course
  readonly agentId: string
  readonly agentName: string
  readonly queueId: string | undefined
  readonly from: number
  readonly acceptedAt: number
  readonly talkFrom: number
  readonly talkTo: number
  readonly to: number
  /** The offer was refused or rang out: nothing came of it. */
  readonly missed: boolean
  readonly refused: boolean
  /** When they had the customer on hold. */
  readonly holds: readonly Stretch[]
  /** Undefined where there was none. */
  readonly conversation: number | undefined
  readonly wrapUp: number | undefined
  readonly handling: number | undefined
}

export interface Stretch { readonly from: number, readonly to: number }

export interface Monitoring extends Stretch { readonly agentId: string, readonly agentName: string }

/** An agent has handed the customer on to another one. */
export interface Transfer {
  readonly course: Course
  readonly agentId: string
  /** When the next agent answered. */
  readonly at: number
  readonly toAgentId: string
}

/** When its record says that it ended, at an instant; Infinity while it does not. */
export const endOf = ({ to, endLostAt }: Course, now: number): number => to <= now && now < endLostAt ? to : Infinity

/** Whether it has not ended yet: what has lost its end is over all the same. */
export const goesOn = ({ to, endLostAt }: Course, now: number): boolean => now < to && now < endLostAt
