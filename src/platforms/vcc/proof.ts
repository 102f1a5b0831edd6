import type { House } from '../platform.ts'
import type { Proof } from '../proof.ts'
import { isTold } from './interactions/present.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Interaction } from './interactions/schemas.ts'
import { documentRelations } from './relations/documents.ts'
import { factsOf, idsOf, workOf } from './relations/facts.ts'
import { createLists, listStatements } from './relations/lists.ts'
import { createRowReader } from './relations/rows.ts'

/** What there is to check of the platform's interactions. */
export function createProof ({ db }: House, interactions: InteractionRepository): Proof<Interaction> {
  const rows = createRowReader(db, interactions)
  return {
    ...rows,
    relations: documentRelations,
    statements: listStatements,
    days: ({ index }) => interactions.ledger.days(index),
    read: ({ document }) => JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
    facts: factsOf,
    tells: isTold,
    work: workOf,
    ids: idsOf,
    lists: (scene, note) => createLists(interactions, scene, note)
  }
}
