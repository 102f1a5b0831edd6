import { equal, holds, type Check, type Relation } from '../../proof.ts'
import { orderKeys } from '../key-order.ts'
import { evidence, type Told } from './subject.ts'

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Every object within a value, the value included. */
function * objectsIn (value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown> // which every object is
  for (const part of Object.values(value)) yield * objectsIn(part)
}

const valuesIn = (told: Told): [name: string, value: unknown][] => [...objectsIn(told.interaction), ...objectsIn(told.details)].flatMap(Object.entries)

const form = (name: string, check: (told: Told) => Check[]): Relation<Told> => ({ name, evidence: evidence.SAMPLES, general: true, check })

/** How things are written. */
export const formRelations = [
  form('keys are in the platform\'s order', ({ interaction, details }) => [...objectsIn(interaction), ...objectsIn(details)].map(object => {
    const keys = Object.keys(object)
    return equal(keys.join(), orderKeys(keys).join())
  })),
  form('timestamps have three decimals and a Z', told => valuesIn(told)
    .filter(([name, value]) => /timestamp$/i.test(name) && value !== null)
    .map(([name, value]) => holds(TIMESTAMP.test(String(value)), `${name} as YYYY-MM-DDTHH:MM:SS.mmmZ`, String(value)))),
  form('seconds have at most three decimals, and nothing is negative', told => valuesIn(told)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => holds(value >= 0 && value === Math.round(value * 1000) / 1000, `${name} in whole milliseconds`, value)))
]
