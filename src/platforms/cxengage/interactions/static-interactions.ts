import { readDocuments, type Dialect } from '../../kit/static-documents.ts'
import type { StaticDocuments } from '../../platform.ts'
import type { Interaction } from './schemas.ts'

/** A document that is served as the scenario has it, whatever its keys. */
export interface StaticInteraction { tenant: number, id: string, start: number, interaction: Interaction }

export const DIALECT: Dialect = { platform: 'cxengage', id: 'interactionId', start: 'startTimestamp' }

/** The scenario's static documents for this platform. Throws ScenarioError. */
export function readStatics (statics: readonly StaticDocuments[]): StaticInteraction[] {
  return readDocuments(statics, DIALECT).map(({ document, ...read }) =>
    ({
      ...read,
      interaction: document as unknown as Interaction
    })) // as far as it is read; the rest is passed on unseen
}
