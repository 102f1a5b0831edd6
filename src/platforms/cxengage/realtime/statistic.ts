import type { Evidence } from '../../../http/wire.ts'
import type { Scoped } from './scoped.ts'

/** One figure of the catalogue. */
export interface Statistic {
  name: string
  /** For people, as `userFriendlyName`. */
  title: string
  type: string
  /** What its name rests on; how it is computed is assumed, and said in its title. */
  evidence: Evidence
  /** Its results, without the day that they are of. */
  of: (view: Scoped) => object
}

type Named = { 'x-evidence': Evidence }

/** @returns a maker of statistics of one type */
export const statistics = (type: string) =>
  (name: string, title: string, { 'x-evidence': evidence }: Named, of: Statistic['of']): Statistic =>
    ({ name, title, type, evidence, of })
