import type { Relation } from '../../proof.ts'
import { agentRelations } from './agents.ts'
import { detailsRelations } from './details.ts'
import { formRelations } from './form.ts'
import { idRelations } from './ids.ts'
import { referenceRelations } from './references.ts'
import type { Told } from './subject.ts'
import { interactionRelations, queueRelations, segmentRelations } from './times.ts'

/** All that must hold of one interaction, in the order of a report. */
export const documentRelations: readonly Relation<Told>[] = [
  ...interactionRelations, ...segmentRelations, ...queueRelations, ...agentRelations, ...idRelations, ...formRelations, ...detailsRelations, ...referenceRelations
]
