import type { Database } from '../../../store/connection.ts'
import type { Ledger } from '../../../store/ledger.ts'
import type { InteractionModel } from '../../kit/interaction-table.ts'
import { createRowReader } from '../../kit/row-reader.ts'
import type { Invariants } from '../../invariants.ts'
import { createReadHooks } from '../interactions/filters.ts'
import { isSupported } from '../interactions/present.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { Details, Interaction } from '../interactions/schemas.ts'
import type { InteractionTexts } from '../interactions/texts.ts'
import { documentInvariants } from './documents.ts'
import { factsOf, idsOf, busySpansOf } from '../interactions/facts.ts'
import { createLists, listInvariants } from './lists.ts'
import type { Documents } from './subject.ts'

/** What there is to check of the platform's interactions. */
export function createInvariants (
  db: Database, ledger: Ledger, model: InteractionModel<InteractionTexts>, interactions: InteractionRepository
): Invariants<Documents> {
  return {
    ...createRowReader(db, model, createReadHooks(db)),
    documentInvariants,
    listInvariants,
    days: ({ index }) => ledger.days(index),
    read: ({ document, details }) => ({
      interaction:
        JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
      details: JSON.parse(String(details)) as Details
    }),
    facts: ({ interaction }) => factsOf(interaction),
    tells: isSupported,
    work: ({ interaction }) => busySpansOf(interaction),
    ids: ({ interaction }) => idsOf(interaction),
    lists: (scene, note) => createLists(interactions, scene, note)
  }
}
