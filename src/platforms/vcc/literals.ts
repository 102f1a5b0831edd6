import { parseInstant } from '../../world/instants.ts'
import { readDocuments, type Dialect } from '../pinned.ts'
import type { Pinned } from '../platform.ts'

/** A document that is served as the scenario has it, and what ringback itself reads of it. */
export interface Literal {
  tenant: number
  guid: string
  start: number
  end: number | undefined
  categorizedAt: number | undefined
  document: Record<string, unknown>
  text: string
}

export const DIALECT: Dialect = { platform: 'vcc', id: 'guid', start: 'start' }

/** The scenario's literal documents for this platform. Throws ScenarioError. */
export function readLiterals (pinned: readonly Pinned[]): Literal[] {
  return readDocuments(pinned, DIALECT).map(({ tenant, id, start, document }) => {
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
