import type { Evidence } from '../../../http/wire.ts'
import { assumed, documented, inferred, observed } from '../../../http/wire.ts'
import { equal, type Check, type DocumentInvariant, type Scene } from '../../invariants.ts'
import { isMissed } from '../interactions/offers.ts'
import type { Details, Interaction, InteractionAgent, InteractionQueue, Segment } from '../interactions/schemas.ts'

/** What is told of one interaction: by the list, and by get-one besides. */
export interface Documents { interaction: Interaction, details: Details }

const evidenceOf = (schema: { 'x-evidence': Evidence }) => schema['x-evidence']

/** Exact to the millisecond in every sample in which it can be checked. */
const SAMPLES = evidenceOf(observed('every sample of the documentation'))
const DICTIONARY = evidenceOf(documented('Data Dictionary'))
const RECORD = evidenceOf(observed('an answer of get-one of November 2022, in a public test of a client'))
const SERVICE_LEVEL = evidenceOf(documented('Data Dictionary: Service Level; About Service Level Agreements'))
const CONSISTENCY = evidenceOf(inferred('what one route names or tells, the others know and tell as well'))
const PRESENT = evidenceOf(inferred('a record tells what has happened'))
const UNSEEN = evidenceOf(assumed('no sample shows the case'))

export const evidence = { SAMPLES, RECORD, DICTIONARY, SERVICE_LEVEL, CONSISTENCY, PRESENT, UNSEEN }

/** A relation that the samples obey, and so should every document; a guess binds static documents to nothing. */
export const relation =
  (name: string, check: (interaction: Interaction) => Check[], source = SAMPLES): DocumentInvariant<Documents> =>
    ({ name, evidence: source, general: source.level !== 'assumed', check: ({ interaction }) => check(interaction) })

/** A relation to what the scenario contains: static documents may tell of anybody. */
export const reference =
  (name: string, check: (interaction: Interaction, scene: Scene) => Check[]): DocumentInvariant<Documents> =>
    ({ name, evidence: CONSISTENCY, general: false, check: ({ interaction }, scene) => check(interaction, scene) })

type Maybe<Value> = Value | null | undefined

/** Whether it has the keys that only the vintage of 2022 has. */
export const isOf2022 = ({ segments }: Interaction): boolean => segments.some(({ tenantId }) => tenantId !== undefined)

/** Milliseconds, from a timestamp or from seconds with three decimals; NaN where there is nothing. */
export const at = (timestamp: Maybe<string>): number => timestamp == null ? NaN : Date.parse(timestamp)
export const ms = (seconds: Maybe<number>): number => seconds == null ? NaN : Math.round(seconds * 1000)

interface Timed { startTimestamp: string, endTimestamp?: Maybe<string> }

export const hasEnd = ({ endTimestamp }: Timed): boolean => endTimestamp != null
export const lengthOf = ({ startTimestamp, endTimestamp }: Timed): number => at(endTimestamp) - at(startTimestamp)

/** A figure in seconds is a length in ms. */
export const lasts = (seconds: Maybe<number>, length: number): Check => equal(ms(seconds), length)

/** Nothing at all, however it is told. */
export const nothing = (value: unknown): boolean => value == null

export const agentsOf = ({ agents }: Interaction): readonly InteractionAgent[] => agents ?? []
/** Without offers that were missed: who has, or had, the interaction. */
export const workedOf = (interaction: Interaction) => agentsOf(interaction).filter(agent => !isMissed(agent))
export const missedOf = (interaction: Interaction) => agentsOf(interaction).filter(isMissed)
export const queuesOf = ({ queues }: Interaction): readonly InteractionQueue[] => queues ?? []
export const answeredOf = (interaction: Interaction) =>
  queuesOf(interaction).filter(({ queueExitType }) => queueExitType === 'success')
export const abandonedOf = (interaction: Interaction) =>
  queuesOf(interaction).filter(({ queueExitType }) => queueExitType === 'abandon')

export const segmentOf =
  ({ segments }: Interaction, { interactionSegmentId: id }: { interactionSegmentId?: Maybe<string> }) =>
    segments.find(({ interactionSegmentId }) => interactionSegmentId === id)

/** The first one; an interaction has at least one. Throws RangeError. */
export function firstSegment ({ segments: [first] }: Interaction): Segment {
  if (first === undefined) throw new RangeError('there is no segment')
  return first
}

/** The agent who was given the customer of a queue. A flagged record may have lost their segment. */
export const agentOf = (interaction: Interaction, { agentId, interactionSegmentId }: InteractionQueue) =>
  workedOf(interaction)
    .find(agent =>
      agent.agentId === agentId && (agent.interactionSegmentId ?? interactionSegmentId) === interactionSegmentId)

/** Documented: a flagged record may lack data; the one in the samples has no end, and its parts do not add up. */
export const lostItsEnd = (interaction: Interaction): boolean => interaction.flagged === true && !hasEnd(interaction)
