import type { Database } from '../../store/connection.ts'
import type { Ledger } from '../../store/ledger.ts'
import type { InteractionModel } from '../kit/interaction-table.ts'
import { createRowReader } from '../kit/row-reader.ts'
import type { Proof } from '../proof.ts'
import { createReadChanges } from './interactions/changes.ts'
import type { Texts } from './interactions/model.ts'
import { isSupported } from './interactions/present.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Interaction } from './interactions/schemas.ts'
import { documentRelations } from './relations/documents.ts'
import { factsOf, idsOf, workOf } from './relations/facts.ts'
import { createLists, listStatements } from './relations/lists.ts'

/** What there is to check of the platform's interactions. */
export function createProof (
  db: Database, ledger: Ledger, model: InteractionModel<Texts>, interactions: InteractionRepository
): Proof<Interaction> {
  return {
    ...createRowReader(db, model, createReadChanges(db)),
    relations: documentRelations,
    statements: listStatements,
    days: ({ index }) => ledger.days(index),
    read: ({ document }) => JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
    facts: factsOf,
    tells: isSupported,
    work: workOf,
    ids: idsOf,
    lists: (scene, note) => createLists(interactions, scene, note)
  }
}
