import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isTimeZone } from './calendar.ts'
import { meant, suggestion } from './did-you-mean.ts'
import { FIRST_YEAR, LAST_YEAR, isServable, parseInstant } from './instants.ts'
import { pointerPart, type Problems } from './scenario-error.ts'
import { ScenarioSchema, type Scenario } from './scenario.ts'
import { isWithinSize } from './scenario-size.ts'

/**
 * Holds a scenario against its schema and fills in the defaults. Without a result it cannot be examined further; with
 * one it has at most keys that are not known.
 */
export function checkShape (input: unknown, problems: Problems): Scenario | undefined {
  if (!isWithinSize(input, problems)) return undefined
  const scenario: unknown = structuredClone(input)
  const validate = validator()
  if (validate(scenario)) return scenario
  const errors = validate.errors ?? []
  for (const error of withoutBranches(errors)) {
    const { pointer, message } = wordsOf(error)
    problems.add(pointer, message)
  }
  const isReadable = errors.every(({ keyword }) => keyword === 'additionalProperties')
  return isReadable ? scenario as Scenario : undefined // what else it has does no harm
}

let compiled: ValidateFunction<Scenario> | undefined

/** Made when the first scenario is read: a database brings along its own, which was checked. */
function validator (): ValidateFunction<Scenario> {
  compiled ??= new Ajv({
    useDefaults: true,
    allErrors: true,
    verbose: true,
    keywords: ['errorMessage'],
    // The schema is our own; checking it against the schema of schemas would double the time to start.
    validateSchema: false,
    // To make the code better takes longer than to run it, once, on a scenario.
    code: { optimize: false },
    formats: {
      instant: text => isServable(parseInstant(text)),
      timezone: isTimeZone
    }
  }).compile<Scenario>(ScenarioSchema)
  return compiled
}

/**
 * Of a union that nothing fits, what is wrong within the branch that was meant; where none was, that none fits. One
 * is meant that has all its keys, and no other.
 */
function withoutBranches (errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf')
  const unionOf = ({ schemaPath }: ErrorObject) =>
    unions.find(union => schemaPath.startsWith(`${union.schemaPath}/`))
  const branchOf = ({ schemaPath }: ErrorObject, union: ErrorObject) =>
    schemaPath.slice(union.schemaPath.length + 1).split('/')[0]
  return errors.filter(error => {
    const union = error.keyword === 'anyOf' ? error : unionOf(error)
    if (union === undefined) return true
    const inside = errors.filter(one => one !== union && unionOf(one) === union && isWithin(one, union))
    const isMeant = (branch: string | undefined) =>
      inside.some(one => branchOf(one, union) === branch) &&
      inside.every(one => branchOf(one, union) !== branch || one.instancePath !== union.instancePath)
    if (error === union) return !inside.some(one => isMeant(branchOf(one, union)))
    return isMeant(branchOf(error, union))
  })
}

const isWithin = ({ instancePath }: ErrorObject, union: ErrorObject) =>
  instancePath === union.instancePath || instancePath.startsWith(`${union.instancePath}/`)

const FORMATS: Readonly<Record<string, string>> = {
  instant: `an ISO 8601 instant of the years ${FIRST_YEAR} to ${LAST_YEAR}, such as 2026-03-02T09:00:00Z`,
  timezone: 'the name of a time zone, such as Europe/London'
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list, in [ ]',
  object: 'an object, in { }'
}

/** What a schema says of itself, and ajv gives back as unknown. */
interface Described { errorMessage?: string, properties?: object }

/** ajv's finding in words. A schema may have its own. */
function wordsOf ({ keyword, params, message, instancePath, parentSchema, data }: ErrorObject) {
  const { errorMessage, properties = {} } = parentSchema as Described
  const own = (words: string) => ({ pointer: instancePath, message: words })
  const limit = String(params['limit'])
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      const advice = meant(key, Object.keys(properties))
      return { pointer: instancePath + pointerPart(key), message: `is not known; ${advice}` }
    }
    case 'required': return own(`must have "${params['missingProperty']}"`)
    case 'minItems': return own(limit === '1' ? 'must not be empty' : `must have at least ${limit} items`)
    case 'maxItems': return own(`must have at most ${limit} items`)
    case 'maxProperties': return own(`must have at most ${limit} keys`)
  }
  if (errorMessage !== undefined) return own(errorMessage)
  switch (keyword) {
    case 'type': return own(`must be ${TYPES[String(params['type'])] ?? String(params['type'])}`)
    case 'format': return own(`must be ${FORMATS[String(params['format'])] ?? message}`)
    case 'minimum': return own(`must be at least ${limit}`)
    case 'maximum': return own(`must be at most ${limit}`)
    case 'exclusiveMinimum': return own(`must be more than ${limit}`)
    case 'minLength': return own('must not be empty')
    case 'maxLength': return own(`must not be longer than ${limit} letters`)
    case 'uniqueItems': return own(`must not have an item twice, as ${params['j']} and ${params['i']}`)
    case 'enum': {
      const known = (params['allowedValues'] as unknown[]).map(String) // ajv's
      return own(`must be one of ${known.join(', ')}${typeof data === 'string' ? suggestion(data, known) : ''}`)
    }
  }
  return own(message ?? 'is invalid')
}
