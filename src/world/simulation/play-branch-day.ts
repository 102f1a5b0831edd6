import type { AddedInteraction } from '../added-interaction.ts'
import { amended } from '../amend.ts'
import type { DaySource } from '../branch.ts'
import type { Centre } from '../centre.ts'
import type { DayChange } from '../day-change.ts'
import type { Case } from '../cases/case.ts'
import { isSimulated } from '../history.ts'
import type { Timeline } from '../timeline.ts'
import { CUTOFF_AFTER_DAY, type Closing } from './closing.ts'
import type { Shift } from './crew.ts'
import { addedStream, playAside, playDay, type SignalOfDay } from './simulate-day.ts'

/**
 * Plays a business day as a branch has it. What competes is part of the day; what does not comes after it in the list,
 * so that nothing of the day has another `serial`. Records are amended last.
 * @param scenarios the day as the scenario plays it, where nothing feeds back into it
 */
export function * playBranchDay (
  { centre, added, changes }: DaySource, day: number, scenarios?: readonly Timeline[]
): Generator<void, readonly Timeline[]> {
  const signals = signalsOf(changes)
  const competing = added.filter(({ compete }) => compete)
  const timelines = [...scenarios ?? (yield * playRoster(centre, day, competing, signals))]
  for (const addition of added) {
    if (!addition.compete) timelines.push(...yield * playAddition(centre, day, addition, signals, timelines.length))
  }
  return amend(timelines, changes)
}

/** What the tenant's own agents serve; nothing on a day that the scenario does not play. */
function * playRoster (
  centre: Centre, day: number, competing: readonly AddedInteraction[], signals: readonly SignalOfDay[]
): Generator<void, readonly Timeline[]> {
  if (!isSimulated(centre.home ?? centre, day)) return []
  return (yield * playDay(centre, day, { added: competing.map(inputOf), signals })).timelines
}

/** Plays one that does not compete. */
export function * playAddition (
  centre: Centre, day: number, addition: AddedInteraction, signals: readonly SignalOfDay[] = [], serial = 0
): Generator<void, Timeline[]> {
  const { start, number, guests: { first, count } } = addition
  const closing = closingAside(centre, day)
  const homeBy = centre.calendar.startOf(day + 2)
  const crew = centre.agents.slice(first, first + count).map((agent): Shift => ({
    agent,
    from: start,
    to: homeBy,
    breaks: [],
    skills: new Set(centre.queues.map(({ skill }) => skill)),
    parts: centre.tenant.agents.messages,
    homeBy
  }))
  const own = signals.filter(({ stream }) => stream === addedStream(number))
  const { timelines } = yield * playAside(centre, day, inputOf(addition), own, { crew, closing })
  return timelines.map((timeline, index) => ({ ...timeline, serial: serial + index }))
}

/** Who serves what was added: at any hour, as in a centre that never closes. */
function closingAside ({ calendar }: Centre, day: number): Closing {
  const dayEnd = calendar.startOf(day + 1)
  return { close: dayEnd, queueCutoff: dayEnd + CUTOFF_AFTER_DAY, dayEnd }
}

const inputOf = ({ start, script, number, space }: AddedInteraction) => ({ start, script, index: number, space })

const signalsOf = (changes: readonly DayChange[]): SignalOfDay[] =>
  changes.filter(change => change.kind === 'signal')

/** In the order in which it was told. */
function amend (timelines: Timeline[], changes: readonly DayChange[]): readonly Timeline[] {
  for (const change of changes) {
    if (change.kind !== 'amendment') continue
    const { at, amendment } = change
    const place = timelines.findIndex(({ stream, streams }) => stream === change.stream && streams === change.streams)
    const timeline = timelines[place]
    if (timeline !== undefined) timelines[place] = amended(timeline, at, amendment)
  }
  return timelines
}

/** How many guests a case can keep busy at the most: who answers, calls or is called, and all others who take part. */
export const mostGuests = ({ transfers, conference, missedOffers }: Case): number =>
  2 + transfers.length + Number(conference) + missedOffers
