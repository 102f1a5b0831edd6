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
 * Returns the day's interactions in the order of their starts; `serial` is the place in it.
 */
export function simulateDay (population: Population, day: number): Timeline[] {
  const { tenant, calendar } = population
  const close = calendar.at(day, tenant.close)
  // What is still in a queue then is closed by the flow, so that the crew is home before its next day.
  const lastOrders = Math.max(close, calendar.startOf(day + 1) - 4 * HOUR)

  const agenda = createAgenda()
  const floor = createFloor(crewOf(population, day), agenda, close, lastOrders)
  const begin = createJourneys({ population, day, agenda, floor, lastOrders })

  const timelines: Timeline[] = []
  arrivalsOf(population, day).forEach((start, serial) => {
    agenda.plan(start, () => { timelines[serial] = begin(start, serial) })
  })
  agenda.run()
  return timelines
}
