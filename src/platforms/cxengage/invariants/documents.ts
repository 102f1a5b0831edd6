import type { DocumentInvariant } from '../../invariants.ts'
import { agentRelations } from './agents.ts'
import { detailsRelations } from './details.ts'
import { formRelations } from './form.ts'
import { idRelations } from './ids.ts'
import { interactionRelations } from './interaction.ts'
import { queueRelations } from './queues.ts'
import { referenceRelations } from './references.ts'
import { segmentRelations } from './segments.ts'
import type { Documents } from './subject.ts'

/** All that must hold of one interaction, in the order of a report. */
export const documentInvariants: readonly DocumentInvariant<Documents>[] = [
  ...interactionRelations, ...segmentRelations, ...queueRelations,
  ...agentRelations, ...idRelations, ...formRelations, ...detailsRelations, ...referenceRelations
]
