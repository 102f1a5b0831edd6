import type { Service } from './service-level.ts'

/** What is added up of a quarter of an hour, times in ms. */
export interface Figures extends Service {
  /** Customers who entered the queue, and the longest it was then. */
  entered: number
  longest: number
  /** Visits that ended, and how long they took. */
  left: number
  queued: number
  longestQueued: number
  answered: number
  untilAnswer: number
  abandoned: number
  untilAbandoned: number
  longestAbandoned: number
  /** Work that agents were offered, and what they have done with it. */
  offered: number
  handled: number
  conversation: number
  wrapUp: number
  handling: number
}

const NOTHING: Readonly<Figures> = {
  entered: 0,
  longest: 0,
  left: 0,
  queued: 0,
  longestQueued: 0,
  answered: 0,
  answeredInTime: 0,
  untilAnswer: 0,
  abandoned: 0,
  abandonedInTime: 0,
  shortAbandons: 0,
  counted: 0,
  untilAbandoned: 0,
  longestAbandoned: 0,
  offered: 0,
  handled: 0,
  conversation: 0,
  wrapUp: 0,
  handling: 0
}

const MAXIMA: readonly string[] = ['longest', 'longestQueued', 'longestAbandoned'] satisfies (keyof Figures)[]

export const noFigures = (): Figures => ({ ...NOTHING })

/** @param sign -1 takes back what was added; it must be none of the longest */
export function addFigures (figures: Partial<Figures>, more: Partial<Figures>, sign: 1 | -1 = 1) {
  for (const name in more) {
    const key = name as keyof Figures // which its keys are
    const value = more[key] ?? 0
    const before = figures[key] ?? 0
    figures[key] = MAXIMA.includes(name) ? Math.max(before, value) : before + sign * value
  }
}
