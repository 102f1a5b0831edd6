import type { Round } from './measure.ts'
import { median } from './median.ts'

/** All that was measured of one server; what failed has a reason instead. */
export interface Outcome {
  name: string
  holds: string
  failed?: string
  installed?: number
  rounds: Round[]
  after?: number | undefined
}

/** The median of the rounds; undefined where a figure cannot be had on this machine. */
export function medianOf (outcome: Outcome, figure: (round: Round) => number | undefined): number | undefined {
  const values = outcome.rounds.map(figure).filter(value => value !== undefined)
  return values.length === 0 ? undefined : median(values)
}

/** The median of the ratios in one round each: what else the machine does changes from round to round. */
export function ratioTo (first: Outcome, outcome: Outcome, figure: (round: Round) => number): number | undefined {
  const ratios = outcome.rounds.flatMap((round, index) => {
    const other = first.rounds[index]
    return other === undefined ? [] : [figure(round) / figure(other)]
  })
  return ratios.length === 0 ? undefined : median(ratios)
}
