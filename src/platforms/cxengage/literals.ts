import { readDocuments, type Dialect } from '../pinned.ts'
import type { Pinned } from '../platform.ts'
import type { Interaction } from './interactions/schemas.ts'

/** A document that is served as the scenario has it, whatever its keys. */
export interface Literal { tenant: number, id: string, start: number, interaction: Interaction }

export const DIALECT: Dialect = { platform: 'cxengage', id: 'interactionId', start: 'startTimestamp' }

/** The scenario's literal documents for this platform. Throws ScenarioError. */
export function readLiterals (pinned: readonly Pinned[]): Literal[] {
  return readDocuments(pinned, DIALECT).map(({ document, ...read }) =>
    ({ ...read, interaction: document as unknown as Interaction })) // as far as it is read; the rest is passed on unseen
}
