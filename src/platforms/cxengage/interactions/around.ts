import type { Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { InteractionRepository } from './repository.ts'
import type { Interaction } from './schemas.ts'

/** An interaction is over that many ms after its start: its day ends, and the flow closes what is left. */
const LONGEST_INTERACTION = 48 * 3_600_000

/** What of the list may have gone on within the range, newest first. */
export function interactionsAround (interactions: InteractionRepository, view: View, range: Window): Interaction[] {
  const window = { from: range.from - LONGEST_INTERACTION, until: range.until }
  return interactions.lasting(view, window, range.from).map(document => JSON.parse(document) as Interaction) // our own text
}
