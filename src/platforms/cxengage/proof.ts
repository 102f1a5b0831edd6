import type { Database } from '../../store/connection.ts'
import type { Ledger } from '../../store/ledger.ts'
import type { InteractionModel } from '../kit/interaction-table.ts'
import { createRowReader } from '../kit/row-reader.ts'
import type { Proof } from '../proof.ts'
import { createReadHooks } from './interactions/filters.ts'
import { isSupported } from './interactions/present.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Details, Interaction } from './interactions/schemas.ts'
import type { InteractionTexts } from './interactions/texts.ts'
import { documentRelations } from './relations/documents.ts'
import { factsOf, idsOf, workOf } from './relations/facts.ts'
import { createLists, listStatements } from './relations/lists.ts'
import type { Told } from './relations/subject.ts'

/** What there is to check of the platform's interactions. */
export function createProof (
  db: Database, ledger: Ledger, model: InteractionModel<InteractionTexts>, interactions: InteractionRepository
): Proof<Told> {
  return {
    ...createRowReader(db, model, createReadHooks(db)),
    relations: documentRelations,
    statements: listStatements,
    days: ({ index }) => ledger.days(index),
    read: ({ document, details }) => ({
      interaction: JSON.parse(String(document)) as Interaction, // our own text; whatever is wrong with it is a violation
      details: JSON.parse(String(details)) as Details
    }),
    facts: ({ interaction }) => factsOf(interaction),
    tells: isSupported,
    work: ({ interaction }) => workOf(interaction),
    ids: ({ interaction }) => idsOf(interaction),
    lists: (scene, note) => createLists(interactions, scene, note)
  }
}
