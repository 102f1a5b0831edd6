import type { Evidence } from '../../../http/wire.ts'
import type { Scoped } from './scoped.ts'

/** What can be asked for of a statistic's results, and in which unit it is. */
export type ResponseKeys = Readonly<Record<string, string>>

/** One figure of the catalogue. */
export interface Statistic {
  name: string
  /** For people, as `userFriendlyName`. */
  title: string
  /** In words, what is counted or measured. */
  definition: string
  type: string
  responseKeys: ResponseKeys
  /** Of whoever has not had an agent yet: nothing of it is any agent's. */
  agentless: boolean
  /** What its name rests on; how it is computed is assumed, and said in its definition. */
  evidence: Evidence
  /** Its results, without the day that they are of. */
  of: (view: Scoped) => object
}

type Named = { 'x-evidence': Evidence }
type Of = Statistic['of']

/** @returns a maker of statistics of one type */
export const statistics = (type: string, responseKeys: ResponseKeys) =>
  (name: string, title: string, definition: string, { 'x-evidence': evidence }: Named, of: Of): Statistic =>
    ({ name, title, definition, type, responseKeys, agentless: false, evidence, of })

export const agentless = (statistic: Statistic): Statistic => ({ ...statistic, agentless: true })
