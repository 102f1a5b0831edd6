import Type from 'typebox'
import { Ajv } from 'ajv'
import type { Amendment } from '../world/day-change.ts'
import { readEach, readWhen, type Sent } from './read-each.ts'
import type { SpaceProblem } from './space-error.ts'

/** What is to be written into a record, as it is sent. */
export interface WantedAmendment { pointer: string, interaction: string, at: number | 'now', amendment: Amendment }

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const AmendmentSchema = Type.Object({
  interaction: Type.String({ minLength: 1, maxLength: 200, description: 'Its id on any platform' }),
  at: Type.Optional(Type.String({ default: 'now', description: '`now`, or an ISO 8601 instant' })),
  disposition: Type.Optional(Type.String({ minLength: 1, description: 'One of the tenant\'s, by name' })),
  note: Type.Optional(Type.Object({ title: Text(200), body: Text(4000) }, { additionalProperties: false })),
  score: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: 'What the customer says of it' })),
  attribute: Type.Optional(Type.Object({ name: Text(200), value: Text(1000) }, { additionalProperties: false })),
  hook: Type.Optional(Type.Object({
    system: Text(100), record: Text(100), id: Text(200), name: Type.Optional(Text(200))
  }, { additionalProperties: false, description: 'A record of another system that is linked' })),
  flagged: Type.Optional(Type.Boolean({ description: 'The record is incomplete' })),
  lateBy: Type.Optional(Type.Number({
    minimum: 1, maximum: 129_600, description: 'Seconds by which its processing comes later'
  })),
  contact: Type.Optional(Type.Integer({ minimum: 0, description: 'Which of the tenant\'s contact records it belongs to' }))
}, { additionalProperties: false, $id: 'Amendment' })

const KEYS = ['disposition', 'note', 'score', 'attribute', 'hook', 'flagged', 'lateBy', 'contact'] as const

/** How many amendments can be told at once. */
export const MOST_AMENDMENTS = 100

type Given = Type.Static<typeof AmendmentSchema>

const validator = () => new Ajv({ allErrors: true, validateSchema: false }).compile<Given>(AmendmentSchema)
let validate: ReturnType<typeof validator> | undefined

/** Reads one amendment or a list of them. Throws a SpaceError with all that is wrong. */
export const readAmendments = (body: unknown): WantedAmendment[] =>
  readEach(body, { what: 'amendment', most: MOST_AMENDMENTS, read: readAmendment })

function readAmendment ({ given, pointer }: Sent, problems: SpaceProblem[]): WantedAmendment | undefined {
  validate ??= validator()
  if (!validate(given)) {
    for (const { instancePath, message = '', params } of validate.errors ?? []) {
      const extra = 'additionalProperty' in params ? `/${params['additionalProperty']}` : undefined
      const expected = extra === undefined ? message : `is no key of it; an amendment has ${KEYS.join(', ')}`
      problems.push({ pointer: pointer + instancePath + (extra ?? ''), expected })
    }
    return undefined
  }
  const { interaction, at: atText = 'now', lateBy, ...amendment } = given
  const at = readWhen(atText, `${pointer}/at`, problems)
  if (at === undefined) return undefined
  if (KEYS.every(key => given[key] === undefined)) {
    problems.push({ pointer, expected: `must have one of ${KEYS.join(', ')}` })
    return undefined
  }
  const later = lateBy === undefined ? {} : { lateBy: Math.round(lateBy * 1000) }
  return { pointer, interaction, at, amendment: { ...amendment, ...later } }
}
