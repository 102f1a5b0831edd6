import type { Database } from '../../../store/connection.ts'
import type { Ledger } from '../../../store/ledger.ts'
import type { InteractionModel } from '../../kit/interaction-table.ts'
import { createRowReader } from '../../kit/row-reader.ts'
import type { Invariants } from '../../invariants.ts'
import { createReadChanges } from '../interactions/changes.ts'
import type { Texts } from '../interactions/model.ts'
import { isSupported } from '../interactions/present.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { documentInvariants } from './documents.ts'
import { factsOf, idsOf, busySpansOf } from '../interactions/facts.ts'
import { createLists, listInvariants, type Listed } from './lists.ts'

/** What there is to check of the platform's interactions. */
export function createInvariants (
  db: Database, ledger: Ledger, model: InteractionModel<Texts>, repositories: Listed
): Invariants<Interaction> {
  return {
    ...createRowReader(db, model, createReadChanges(db)),
    documentInvariants,
    listInvariants,
    days: ({ index }) => ledger.days(index),
    read: ({ document }) =>
      JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
    facts: factsOf,
    tells: isSupported,
    work: busySpansOf,
    ids: idsOf,
    lists: (scene, note) => createLists(repositories, scene, note)
  }
}
