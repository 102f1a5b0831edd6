import { finish } from '../steps.ts'
import { casesOf, type CaseOfDay } from '../cases/occurrences.ts'
import type { Centre } from '../centre.ts'
import type { Timeline } from '../timeline.ts'
import { createAgentPool } from './agent-pool.ts'
import { arrivalsOf } from './arrivals.ts'
import { crewOf } from './crew.ts'
import { createChances } from './chance.ts'
import { closingOf } from './closing.ts'
import { createEventQueue } from './event-queue.ts'
import { tellStory } from './journey.ts'
import { startProcess, type Process } from './process.ts'
import type { Beginning, Signal, Stage } from './stage.ts'

/** The numbers of streams: customers' begin with 0, then come the scenario's cases and what is added to a day. */
const RANGE = 2 ** 30
const [CASES, ADDED] = [2 * RANGE, 3 * RANGE]
/** How far the stream of whoever meets again lies from the one before: no day has that many customers. */
const AGAIN = 2 ** 24
/** Nobody has more interactions of one conversation in a day: each range has room for so many. */
const MOST_MEETINGS = RANGE / AGAIN

/** Events between two pauses: one or two milliseconds of work. */
const EVENTS_PER_STEP = 250

/** What comes to a day from outside, besides what the scenario says. */
export interface DayInputs {
  /** Interactions that take part in the day as the scenario's cases do; each keeps its `index`, whoever else comes. */
  added?: readonly CaseOfDay[]
  signals?: readonly SignalOfDay[]
}

/** Something that happens to the interaction of a stream at an instant. */
export interface SignalOfDay { at: number, stream: number, signal: Signal }

/** A day that was played: its interactions in the order of their starts, and the signals that nobody has taken. */
export interface PlayedDay { timelines: Timeline[], missed: SignalOfDay[] }

/** The stream of an added interaction. */
export const addedStream = (index: number): number => ADDED + index

/** Plays one business day to its end, as {@link playDay}. */
export function simulateDay (centre: Centre, day: number, inputs?: DayInputs): Timeline[] {
  return finish(playDay(centre, day, inputs)).timelines
}

/**
 * Plays one business day of a tenant: a pure function of centre, day and inputs, without the days before it. It
 * pauses after every millisecond or two, so that its caller may do other things in between. `serial` is the index in
 * the list.
 */
export function * playDay (centre: Centre, day: number, inputs: DayInputs = {}): Generator<void, PlayedDay> {
  const { added = [], signals = [] } = inputs
  const closing = closingOf(centre, day)
  const eventQueue = createEventQueue()
  const agentPool = createAgentPool(crewOf(centre, day), eventQueue, closing)
  const timelines: Timeline[] = []
  const addressed = new Set(signals.map(({ stream }) => stream))
  const processes = new Map<number, Process<Signal>>()
  const missed: SignalOfDay[] = []
  const stage: Stage = {
    centre,
    day,
    eventQueue,
    agentPool,
    ...closing,
    chanceOf: createChances(`${centre.key}/${centre.calendar.dateOf(day)}`),
    timelines,
    meetAgain (start, first, flow) {
      const meetings = Math.floor(first.stream % RANGE / AGAIN) + 1
      if (meetings < MOST_MEETINGS) plan(start, { stream: first.stream + AGAIN, first, flow })
    }
  }

  function plan (start: number, beginning: Beginning) {
    const { stream } = beginning
    eventQueue.plan(start, () => {
      const process = startProcess(eventQueue, tellStory(stage, beginning))
      if (addressed.has(stream)) processes.set(stream, process)
    })
  }

  function planSignal (given: SignalOfDay) {
    eventQueue.plan(given.at, () => {
      const isTaken = processes.get(given.stream)?.interrupt(given.signal) ?? false
      if (!isTaken) missed.push(given)
    })
  }

  arrivalsOf(centre, day).forEach((start, stream) => plan(start, { stream }))
  for (const { start, script, index } of casesOf(centre, day)) plan(start, { stream: CASES + index, script })
  for (const { start, script, index } of added) plan(start, { stream: addedStream(index), script })
  signals.forEach(planSignal)
  for (let events = 1; eventQueue.step(); events++) {
    if (events % EVENTS_PER_STEP === 0) yield
  }
  for (const timeline of timelines) timeline.handovers.sort((a, b) => a.startedAt - b.startedAt)
  return { timelines, missed }
}
