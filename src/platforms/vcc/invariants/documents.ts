import type { DocumentInvariant } from '../../invariants.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { formRelations } from './form.ts'
import { agentRelations, channelRelations, customerRelations, interactionRelations } from './interaction.ts'
import { referenceRelations } from './references.ts'

/** All that must hold of one interaction, in the order of a report. */
export const documentInvariants: readonly DocumentInvariant<Interaction>[] = [
  ...interactionRelations, ...customerRelations, ...channelRelations,
  ...agentRelations, ...formRelations, ...referenceRelations
]
