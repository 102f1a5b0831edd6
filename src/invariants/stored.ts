import type { Check, Cells, ExpectedRow, CheckSink, Invariant, StoredRow } from '../platforms/invariants.ts'
import { equal } from '../platforms/invariants.ts'

const evidence =
  { level: 'inferred', where: 'the world is a function of scenario, seed and clock, and a store remembers it' } as const
const remembered = (name: string): Invariant => ({ name, evidence })

export const ROWS = remembered('every interaction has its row, and every row its interaction')
export const COLUMNS = remembered('columns are those of the interaction')
export const TEXTS = remembered('texts are those of the interaction')
export const ATTACHED = remembered('rows of other tables are those of the interaction')
export const LEDGER = remembered('the ledger counts the rows of a day')
export const DAYS = remembered('every day of an absolute history is stored')
export const ORPHANS = remembered('every row is of a stored day')

export const storedInvariants = [ROWS, COLUMNS, TEXTS, ATTACHED, LEDGER, DAYS, ORPHANS]

/**
 * Compares a row with the interaction of which it must tell. A text that is not written out yet is told from the
 * simulation.
 */
export function compareRow (expected: ExpectedRow, stored: StoredRow, attached: readonly string[], note: CheckSink) {
  const { id } = expected
  note(COLUMNS, id, compareCells(stored.columns, expected.columns))
  if (stored.texts !== undefined) note(TEXTS, id, compareCells(stored.texts, expected.texts()))
  note(ATTACHED, id, [equal(listed(attached), listed(expected.attached))])
}

const listed = (lines: readonly string[]) => lines.toSorted().join(' ')

const compareCells = (stored: Cells, expected: Cells): Check[] => Object.entries(expected).map(([name, value]) => {
  const found = stored[name]
  if (found === value) return true
  if (typeof found !== 'string' || typeof value !== 'string') {
    return { expected: `${name} ${value}`, found: `${name} ${found}` }
  }
  const from = Math.max(0, firstDifference(found, value) - BEFORE)
  return { expected: excerpt(name, value, from), found: excerpt(name, found, from) }
})

/** How much of a text is shown, before and behind the place where it differs. */
const [BEFORE, BEHIND] = [40, 40]

const excerpt = (name: string, text: string, from: number) =>
  `${name} ${from > 0 ? `(${from}) …` : ''}${text.slice(from, from + BEFORE + BEHIND)}${text.length > from + BEFORE + BEHIND ? '…' : ''}`

function firstDifference (a: string, b: string): number {
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return index
}
