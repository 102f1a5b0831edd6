import { intersect, visibleAt, type Window } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import type { InteractionRepository } from './repository.ts'
import type { Interaction } from './schemas.ts'

/** An interaction is over that many ms after its start: its day ends, and the flow closes what is left. */
const LONGEST_INTERACTION = 48 * 3_600_000

/** What of the list at `now` may have gone on within the range, newest first. */
export function interactionsAround (interactions: InteractionRepository, population: Population, range: Window, now: number): Interaction[] {
  const window = intersect(visibleAt(population, now), { from: range.from - LONGEST_INTERACTION, until: range.until })
  return interactions.lasting(population, window, range.from, now).map(document => JSON.parse(document) as Interaction) // our own text
}
