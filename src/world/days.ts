import { sourceOf, type Branch } from './branch.ts'
import type { Centre } from './centre.ts'
import type { DayCache } from './day-cache.ts'
import { playBranchDay } from './simulation/play-branch-day.ts'
import { finish, inSteps } from './steps.ts'
import type { Timeline } from './timeline.ts'

/** What happened on the business days of every branch: the only source of all that is told. */
export interface History {
  /** The interactions that begin on a day. Plays the day at once where it is not kept. */
  day (branch: Branch, day: number): readonly Timeline[]
  /** The same in steps, between which requests are answered. Two that ask for the same day share the work. */
  play (branch: Branch, day: number): Promise<readonly Timeline[]>
  /**
   * Returns the function that gives what can be derived of a day, from its timelines (`play`) or from something that is
   * derived of them; it is kept as days are, and made in steps, too.
   */
  derive<Source, Value> (source: Derived<Source>, derivation: Derivation<Source, Value>): Derived<Value>
  /** Drops all that is kept of a changed day: another one may have its index next. */
  forget (index: number, day: number): void
}

/** How a value is made of a day; it pauses whenever others may have their turn. */
export interface Derivation<Source, Value> {
  /** No other derivation has it. */
  name: string
  from (source: Source, centre: Centre, day: number): Generator<void, Value>
  /** About how much memory it takes. */
  bytesOf (value: Value): number
}

export type Derived<Value> = (branch: Branch, day: number) => Promise<Value>

/** About: a timeline with its visits, engagements and instants. */
const BYTES_PER_TIMELINE = 3000

const TIMELINES = 'timelines'

/**
 * Timelines are large, and little is asked of them once lists and rows are made: they are played again sooner than
 * they are kept. What goes on has begun today or yesterday.
 */
export const TIMELINE_LIMIT = { bytes: 8 * 1024 * 1024, least: 2 }

/** How long work goes on without a pause, in ms of the machine's time. */
const STEP = 2

/** @param pause lets others have their turn */
export function createHistory (cache: DayCache, pause: () => Promise<unknown>, step = STEP): History {
  const making = new Map<string, Promise<unknown>>()
  cache.limit(TIMELINES, TIMELINE_LIMIT)

  const keep = (index: number, day: number, timelines: readonly Timeline[]) =>
    cache.keep(TIMELINES, index, day, timelines, timelines.length * BYTES_PER_TIMELINE)

  /** Two that lack the same share the work. */
  async function once<Value> (name: string, make: () => Promise<Value>): Promise<Value> {
    const known = making.get(name) as Promise<Value> | undefined // by a name that nothing else has
    if (known !== undefined) return await known
    const promise = make().finally(() => making.delete(name))
    making.set(name, promise)
    return await promise
  }

  async function play (branch: Branch, day: number): Promise<readonly Timeline[]> {
    const source = sourceOf(branch, day)
    const { index } = source
    return cache.find<readonly Timeline[]>(TIMELINES, index, day) ??
      await once(`${TIMELINES}/${index}/${day}`, async () =>
        keep(index, day, await inSteps(playBranchDay(source, day), step, pause)))
  }

  return {
    play,

    day (branch, day) {
      const source = sourceOf(branch, day)
      return cache.find(TIMELINES, source.index, day) ?? keep(source.index, day, finish(playBranchDay(source, day)))
    },

    derive: (given, { name, from, bytesOf }) => async (branch, day) => {
      const { index, centre } = sourceOf(branch, day)
      return cache.find(name, index, day) ?? await once(`${name}/${index}/${day}`, async () => {
        const value = await inSteps(from(await given(branch, day), centre, day), step, pause)
        return cache.keep(name, index, day, value, bytesOf(value))
      })
    },

    forget: (index, day) => cache.forget(index, day)
  }
}
