import { parseInstant } from '../../world/instants.ts'
import { readDocuments, type Dialect } from '../kit/static-documents.ts'
import type { StaticDocuments } from '../platform.ts'

/** A document that is served as the scenario has it, and what ringback itself reads of it. */
export interface StaticInteraction {
  tenant: number
  guid: string
  start: number
  end: number | undefined
  categorizedAt: number | undefined
  document: Record<string, unknown>
  text: string
}

export const DIALECT: Dialect = { platform: 'vcc', id: 'guid', start: 'start' }

/** The scenario's static documents for this platform. Throws ScenarioError. */
export function readStatics (statics: readonly StaticDocuments[]): StaticInteraction[] {
  return readDocuments(statics, DIALECT).map(({ tenant, id, start, document }) => {
    const { duration, categorizedAt } = document
    return {
      tenant,
      guid: id,
      start,
      end: typeof duration === 'number' ? start + duration : undefined,
      categorizedAt: typeof categorizedAt === 'string' ? parseInstant(categorizedAt) : undefined,
      document,
      text: JSON.stringify(document)
    }
  })
}
