import { casesOf } from '../cases/occurrences.ts'
import { openingOf } from '../opening.ts'
import type { Population } from '../population.ts'
import type { Timeline } from '../timeline.ts'
import { createAgenda } from './agenda.ts'
import { arrivalsOf } from './arrivals.ts'
import { crewOf } from './crew.ts'
import { createFloor } from './floor.ts'
import { createJourneys } from './journey.ts'

const HOUR = 3_600_000

/** Streams of cases, and how far the stream of whoever meets again lies from the one before: no day has that many customers. */
const [CASES, AGAIN] = [2 ** 31, 2 ** 24]

/**
 * Plays one business day of a tenant: a pure function of population and day, without the days before it.
 * Returns the day's interactions in the order of their starts; `serial` is the place in the list.
 */
export function simulateDay (population: Population, day: number): Timeline[] {
  const { calendar } = population
  const { to: close } = openingOf(population, day)
  const nextDay = calendar.startOf(day + 1)
  // What is still in a queue then is closed by the flow, so that the crew is home before its next day.
  const lastOrders = close < nextDay ? Math.max(close, nextDay - 4 * HOUR) : nextDay + HOUR

  const agenda = createAgenda()
  const floor = createFloor(crewOf(population, day), agenda, close, lastOrders)
  const timelines: Timeline[] = []
  const arrivals = arrivalsOf(population, day)
  const cases = casesOf(population, day)
  const begin = createJourneys({
    population,
    day,
    agenda,
    floor,
    close,
    lastOrders,
    timelines,
    meetAgain: (start, first, flow) => agenda.plan(start, () => begin({ stream: first.stream + AGAIN, first, flow }))
  })

  arrivals.forEach((start, place) => agenda.plan(start, () => begin({ stream: place })))
  cases.forEach(({ start, script, place }) => agenda.plan(start, () => begin({ stream: CASES + place, script })))
  agenda.run()
  for (const timeline of timelines) timeline.legs.sort((a, b) => a.startedAt - b.startedAt)
  return timelines
}
