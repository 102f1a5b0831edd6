import type { House } from '../platform.ts'
import type { Proof } from '../proof.ts'
import { isTold } from './interactions/present.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Details, Interaction } from './interactions/schemas.ts'
import { documentRelations } from './relations/documents.ts'
import { factsOf, idsOf, workOf } from './relations/facts.ts'
import { createLists, listStatements } from './relations/lists.ts'
import { createRowReader } from './relations/rows.ts'
import type { Told } from './relations/subject.ts'

/** What there is to check of the platform's interactions. */
export function createProof ({ db }: House, interactions: InteractionRepository): Proof<Told> {
  const rows = createRowReader(db, interactions)
  return {
    ...rows,
    relations: documentRelations,
    statements: listStatements,
    days: ({ index }) => interactions.ledger.days(index),
    read: ({ document, details }) => ({
      interaction: JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
      details: JSON.parse(String(details)) as Details
    }),
    facts: ({ interaction }) => factsOf(interaction),
    tells: isTold,
    work: ({ interaction }) => workOf(interaction),
    ids: ({ interaction }) => idsOf(interaction),
    lists: (scene, note) => createLists(interactions, scene, note)
  }
}
