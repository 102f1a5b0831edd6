import { fixedSeconds, newer, seconds, type Field } from '../wire/writer.ts'
import type { Vintage } from './vintage.ts'

type Adapt = <Value>(field: Field<Value>) => Field<Value>

/** How a vintage writes seconds, and which keys its null form has: the others are written where there is something. */
export interface Form {
  seconds: Field<number | null | undefined>
  /** Keys that the records of 2017 do not have, and later ones of the documented form do. */
  since2018: Adapt
  since2022: Adapt
  until2022: Adapt
  /** What stands for no notes. */
  noNotes: 'null' | '[]'
}

const always: Adapt = field => field

export const FORMS: Readonly<Record<Vintage, Form>> = {
  2017: { seconds, since2018: newer, since2022: newer, until2022: always, noNotes: 'null' },
  2022: { seconds: fixedSeconds, since2018: always, since2022: always, until2022: newer, noNotes: '[]' }
}
