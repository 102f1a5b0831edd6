/** What comes to a customer from outside of the simulation; a hold lasts so many ms. */
export type Signal = 'hangUp' | 'transfer' | 'warmTransfer' | { hold: number }

/** An interaction of a day, wherever it is in the day's list: the number of its random streams, and their name. */
export interface Addressed { readonly stream: number, readonly streams: string }

/** Something that happens to an interaction at an instant: it feeds back into the day. */
export interface SignalChange extends Addressed {
  readonly kind: 'signal'
  readonly at: number
  readonly signal: Signal
}

/** Something that is written into an interaction's record at an instant: nothing else changes. */
export interface AmendmentChange extends Addressed {
  readonly kind: 'amendment'
  readonly at: number
  readonly amendment: Amendment
}

/** An agent is away: they are offered nothing, and take their leave once their work is done. */
export interface AwayChange {
  readonly kind: 'away'
  /** The agent's index. */
  readonly agent: number
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** An agent who is away comes back sooner. */
export interface BackChange { readonly kind: 'back', readonly agent: number, readonly at: number }

/** An agent lets the next offers ring. */
export interface SkipChange {
  readonly kind: 'skip'
  readonly agent: number
  readonly from: number
  readonly offers: number
}

/** A queue is closed: the flow turns away who waits in it, or comes. */
export interface ClosureChange {
  readonly kind: 'closure'
  readonly queue: string
  readonly from: number
  readonly to: number
}

/** What was told of a business day, besides what was added to it. */
export type DayChange = SignalChange | AmendmentChange | AwayChange | BackChange | SkipChange | ClosureChange

/** What a record says from an instant on; what is undefined stays as it is. */
export interface Amendment {
  /** By its name; null for none any more. */
  readonly disposition?: string | null
  readonly note?: { readonly title: string, readonly body: string }
  /** One more note, or what it says now where there is one with the id; by an agent of the tenant. */
  readonly written?: { readonly id: string, readonly title: string, readonly body: string, readonly agent: string }
  readonly score?: number
  readonly attribute?: { readonly name: string, readonly value: string }
  readonly hook?: { readonly system: string, readonly record: string, readonly id: string, readonly name?: string }
  readonly flagged?: boolean
  /** Its processing comes so many ms later. */
  readonly lateBy?: number
  /** The tenant's contact record that it belongs to, by its index. */
  readonly contact?: number
}

/** Whether it changes more than the record of one interaction. */
export const feedsBack = ({ kind }: DayChange): boolean => kind !== 'amendment'
