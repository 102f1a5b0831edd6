import type { Case } from '../cases/case.ts'
import type { Flow, Centre } from '../centre.ts'
import type { Chance, Streams } from './chance.ts'
import type { Closing } from './closing.ts'
import type { DayChange, Signal } from '../day-change.ts'
import type { Behaviour } from '../scenario-behaviour.ts'
import type { Engagement, Timeline } from '../timeline.ts'
import type { AgentPool } from './agent-pool.ts'
import type { Shift } from './crew.ts'
import type { EventQueue } from './event-queue.ts'
import type { Interruptible, Steps } from './process.ts'

/** What the journeys of a day have in common: its time, its agents, and its interactions so far. */
export interface Stage extends Closing {
  /** Gives an interaction its chance. */
  chanceOf: (of: Streams) => Chance
  /** Only guests are at work, for what was added. */
  isAside: boolean
  /** How many offers were missed because somebody has said so. */
  skipped: Map<DayChange, number>
  centre: Centre
  day: number
  eventQueue: EventQueue
  agentPool: AgentPool
  /** Lets the customer of an interaction and the tenant meet once more, in the same conversation. */
  meetAgain: (start: number, first: Timeline, flow: Flow) => void
  /** The day's interactions, in the order of their beginnings. */
  timelines: Timeline[]
}

/** How a journey begins: with a customer like any other, as a case, or after an earlier one. */
export interface Beginning extends Streams { script?: Case, first?: Timeline, flow?: Flow }

/** One customer on their way: the chance that is theirs alone, what may happen to them, and whom they keep busy. */
export interface Journey {
  timeline: Timeline
  chance: Chance
  behaviour: Behaviour
  script: Case | undefined
  attached: Attached
  /** The transfers that are still to come. */
  transfers: Case['transfers']
  busy: Busy[]
}

/** What is going to be attached to the interaction, if it comes to that. */
export interface Attached { attribute: boolean, hooks: boolean, monitor: boolean }

/** An agent whom a journey keeps busy, and how many of their parts. */
export interface Busy { shift: Shift, load: number }

/** An agent who has accepted a customer; `visit` is the queue visit that this ends, undefined where there was none. */
export interface Answer { shift: Shift, visit: number | undefined, offeredAt: number }

/** An agent's conversation with the customer, and its index among the engagements. */
export interface Talk {
  engagement: Engagement
  by: number
  /** When a second agent is to be brought in; undefined where none is. */
  conferenceAt: number | undefined
}

/** The story of a customer, or a part of it: it waits for instants, for agents, and may be interrupted by signals. */
export type Story<Result = void> = Steps<Shift | Signal, Result>

/** A wait for an instant that a signal can end. */
export const orSignal = (until: number, accepts?: (wake: Shift | Signal) => boolean): Interruptible<Shift | Signal> =>
  ({ until, begin: () => () => {}, ...(accepts === undefined ? {} : { accepts }) })

/** How long a case waits before it looks again for agents whom it needs, in ms. */
export const RETRY_INTERVAL_MS = 5000
