import { openingOf } from '../opening.ts'
import type { Population } from '../population.ts'
import type { Timeline } from '../timeline.ts'
import { createAgenda } from './agenda.ts'
import { arrivalsOf } from './arrivals.ts'
import { crewOf } from './crew.ts'
import { createFloor } from './floor.ts'
import { createJourneys } from './journey.ts'

const HOUR = 3_600_000

/**
 * Plays one business day of a tenant: a pure function of population and day, without the days before it.
 * Returns the day's interactions; `serial` is the place in the list. Those that customers begin come in the order of
 * their starts, and then those who call again.
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
  let serials = arrivals.length
  const begin = createJourneys({
    population,
    day,
    agenda,
    floor,
    close,
    lastOrders,
    beginAgain (start, first) {
      const serial = serials++
      agenda.plan(start, () => { timelines[serial] = begin(start, serial, first) })
    }
  })

  arrivals.forEach((start, serial) => {
    agenda.plan(start, () => { timelines[serial] = begin(start, serial) })
  })
  agenda.run()
  for (const timeline of timelines) timeline.legs.sort((a, b) => a.startedAt - b.startedAt)
  return timelines
}
