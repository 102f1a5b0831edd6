import type { Relation } from '../../proof.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { formRelations } from './form.ts'
import { agentRelations, channelRelations, customerRelations, interactionRelations } from './interaction.ts'
import { referenceRelations } from './references.ts'

/** All that must hold of one interaction, in the order of a report. */
export const documentRelations: readonly Relation<Interaction>[] = [
  ...interactionRelations, ...customerRelations, ...channelRelations, ...agentRelations, ...formRelations, ...referenceRelations
]
