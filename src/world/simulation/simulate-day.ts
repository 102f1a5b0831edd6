import { finish } from '../steps.ts'
import { casesOf, type CaseOfDay } from '../cases/occurrences.ts'
import type { Centre } from '../centre.ts'
import type { Timeline } from '../timeline.ts'
import { createAgentPool } from './agent-pool.ts'
import { arrivalsOf } from './arrivals.ts'
import { crewOf, type Shift } from './crew.ts'
import { createChances } from './chance.ts'
import { closingOf, type Closing } from './closing.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import { tellStory } from './journey.ts'
import { startProcess, type Process } from './process.ts'
import type { Signal } from '../day-change.ts'
import type { Beginning, Stage } from './stage.ts'

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
  added?: readonly AddedCase[]
  signals?: readonly SignalOfDay[]
}

/** @property space what the names of its streams have, so that no other space has the same */
export interface AddedCase extends CaseOfDay { space?: string }

/** Something that happens to the interaction of a stream at an instant. */
export interface SignalOfDay { at: number, stream: number, signal: Signal }

/** A day that was played: its interactions in the order of their starts, and the signals that nobody has taken. */
export interface PlayedDay { timelines: Timeline[], missed: SignalOfDay[] }

/** Who is there for the customers, and until when. */
interface Staff { crew: readonly Shift[], closing: Closing, isAside: boolean }

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
  const staff = { crew: crewOf(centre, day), closing: closingOf(centre, day), isAside: false }
  const { stage, plan, eventQueue } = openStage(centre, day, staff, new Set(signals.map(({ stream }) => stream)))
  const missed: SignalOfDay[] = []
  const streams = streamsOf(centre, day)

  arrivalsOf(centre, day).forEach((start, stream) => plan(start, { streams, stream }))
  for (const { start, script, index } of casesOf(centre, day)) plan(start, { streams, stream: CASES + index, script })
  for (const { start, script, index, space } of added) {
    plan(start, { streams: streamsOf(centre, day, space), stream: addedStream(index), script })
  }
  planSignals(stage, signals, missed)
  yield * run(eventQueue)
  return { timelines: inOrder(stage.timelines), missed }
}

/** Plays one interaction beside a day, with a crew of its own, and those of the same conversation. */
export function * playAside (
  centre: Centre, day: number, { start, script, index, space }: AddedCase, signals: readonly SignalOfDay[],
  staff: Omit<Staff, 'isAside'>
): Generator<void, PlayedDay> {
  const addressed = new Set(signals.map(({ stream }) => stream))
  const { stage, plan, eventQueue } = openStage(centre, day, { ...staff, isAside: true }, addressed)
  const missed: SignalOfDay[] = []
  plan(start, { streams: streamsOf(centre, day, space), stream: addedStream(index), script })
  planSignals(stage, signals, missed)
  yield * run(eventQueue)
  return { timelines: inOrder(stage.timelines), missed }
}

/** @param missed gets those that nobody takes */
function planSignals (stage: OpenStage, signals: readonly SignalOfDay[], missed: SignalOfDay[]) {
  for (const given of signals) {
    stage.eventQueue.plan(given.at, () => {
      const isTaken = stage.processes.get(given.stream)?.interrupt(given.signal) ?? false
      if (!isTaken) missed.push(given)
    })
  }
}

/** What the names of a day's random streams begin with, or of what a space adds to it. */
function streamsOf ({ key, calendar }: Centre, day: number, space?: string): string {
  const date = `${key}/${calendar.dateOf(day)}`
  return space === undefined ? date : `${date}/spaces/${space}`
}

/** @property processes those of interactions to which something is going to happen, by their streams */
interface OpenStage extends Stage { processes: Map<number, Process<Signal>> }

/** @param addressed the streams of those to whom something is going to happen */
function openStage (
  centre: Centre, day: number, { crew, closing, isAside }: Staff, addressed: ReadonlySet<number>
) {
  const eventQueue = createEventQueue()
  const processes = new Map<number, Process<Signal>>()
  const stage: OpenStage = {
    centre,
    day,
    eventQueue,
    agentPool: createAgentPool(crew, eventQueue, closing),
    ...closing,
    chanceOf: createChances(),
    isAside,
    skipped: new Map(),
    timelines: [],
    processes,
    meetAgain (start, first, flow) {
      const meetings = Math.floor(first.stream % RANGE / AGAIN) + 1
      if (meetings < MOST_MEETINGS) plan(start, { streams: first.streams, stream: first.stream + AGAIN, first, flow })
    }
  }

  function plan (start: number, beginning: Beginning) {
    const { stream } = beginning
    eventQueue.plan(start, () => {
      const process = startProcess(eventQueue, tellStory(stage, beginning))
      if (addressed.has(stream)) processes.set(stream, process)
    })
  }

  return { stage, plan, eventQueue }
}

function * run (eventQueue: EventQueue): Generator<void, void> {
  for (let events = 1; eventQueue.step(); events++) {
    if (events % EVENTS_PER_STEP === 0) yield
  }
}

function inOrder (timelines: Timeline[]): Timeline[] {
  for (const timeline of timelines) timeline.handovers.sort((a, b) => a.startedAt - b.startedAt)
  return timelines
}
