import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { InteractionRepository } from './repository.ts'
import type { Interaction } from './schemas.ts'

/** What of the list may have gone on within the range, newest first. */
export function interactionsAround (interactions: InteractionRepository, view: View, range: Window): Interaction[] {
  const { calendar } = view.centre
  // What began on an earlier business day was over before.
  const from = calendar.startOf(calendar.dayOf(range.from - LONGEST_AFTER_DAY))
  const documents = interactions.lasting(view, { from, until: range.until }, range.from)
  return documents.map(document => JSON.parse(document) as Interaction) // our own text
}
