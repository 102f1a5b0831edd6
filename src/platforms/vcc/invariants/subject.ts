import type { Evidence } from '../../../http/wire.ts'
import { assumed, documented, inferred, observed } from '../../../http/wire.ts'
import type { Check, DocumentInvariant, Scene } from '../../invariants.ts'
import type { Channel, Event, Interaction } from '../interactions/schemas.ts'

const evidenceOf = (schema: { 'x-evidence': Evidence }) => schema['x-evidence']

export const evidence = {
  SAMPLE: evidenceOf(observed('Insights Stats API: Get a single interaction, example response')),
  ACTIVITIES: evidenceOf(documented('Insights Stats API: Get agent activities')),
  STATES: evidenceOf(documented('Insights Stats API: Get agent states')),
  UNANSWERED: evidenceOf(assumed('the sample\'s call is answered; NoAnswer is of a neighbouring vocabulary')),
  PRESENT: evidenceOf(inferred('a record tells what has happened')),
  CONSISTENCY: evidenceOf(inferred('one call has one set of figures, whichever endpoint tells it'))
}

/** A relation that the sample obeys, and so should every document; a guess binds static documents to nothing. */
export const relation = (
  name: string, check: (interaction: Interaction, scene: Scene) => Check[], source = evidence.SAMPLE
): DocumentInvariant<Interaction> =>
  ({ name, evidence: source, general: source.level !== 'assumed', check })

/** The same of one channel. */
export const ofChannels = (
  name: string, check: (channel: Channel, interaction: Interaction) => Check[], source = evidence.SAMPLE
): DocumentInvariant<Interaction> =>
  relation(name, i => i.channels.flatMap(channel => check(channel, i)), source)

/** The same of an agent's channel. */
export const ofAgents =
  (name: string, check: (channel: Channel, interaction: Interaction) => Check[]): DocumentInvariant<Interaction> =>
    relation(name, i => agentsOf(i).flatMap(channel => check(channel, i)))

/** A relation to what the scenario contains: static documents may tell of anybody. */
export const reference =
  (name: string, check: (interaction: Interaction, scene: Scene) => Check[]): DocumentInvariant<Interaction> =>
    ({ name, evidence: evidence.CONSISTENCY, general: false, check })

export const externalOf = ({ channels }: Interaction) => channels.find(({ party }) => party.role === 'External')
export const agentsOf = ({ channels }: Interaction) => channels.filter(({ party }) => party.role === 'Agent')

export const eventsOf = ({ events }: Channel, type: Event['type']) => events.filter(event => event.type === type)
export const find = ({ events }: Channel, type: Event['type']) => events.find(event => event.type === type)

/** The events of the customer's channel. */
export const ofCustomer = (interaction: Interaction, type: Event['type']): Event[] => {
  const external = externalOf(interaction)
  return external === undefined ? [] : eventsOf(external, type)
}

interface Timed { offset: number, duration: number | null }

export const isOver = ({ duration }: Pick<Timed, 'duration'>): boolean => duration !== null

/** In ms from the interaction's start; NaN while it goes on. */
export const endOf = ({ offset, duration }: Timed): number => offset + (duration ?? NaN)

export const sum = (events: readonly Event[]): number =>
  events.reduce((total, { duration }) => total + (duration ?? NaN), 0)

/** What an event tells besides its times, by key. */
export const propertiesOf = ({ properties }: Event): Readonly<Record<string, unknown>> => ({ ...properties })
