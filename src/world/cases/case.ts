import Type, { type Static } from 'typebox'

/**
 * One interaction that a scenario asks for by name. It says what matters; who, how long and in which words is up to the
 * simulation. What may happen to anybody (a hold, a transfer, a late record) happens here only if the case says so.
 */

const Flag = (description: string) => Type.Boolean({ default: false, description })
const Count = (maximum: number, description: string) => Type.Integer({ minimum: 0, maximum, default: 0, description })

/** The longest talk and wrap-up that a case can ask for, in seconds. */
export const [LONGEST_CASE_TALK, LONGEST_CASE_WRAP_UP] = [36_000, 7200]

export const CaseSchema = Type.Object({
  name: Type.String({
    minLength: 1,
    description: 'Unique in the scenario: under it the control plane tells what became of it'
  }),
  start: Type.Optional(Type.String({ format: 'instant', description: 'Once, at this instant' })),
  at: Type.Optional(
    Type.String({
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      errorMessage: 'must be a time like 09:30',
      description: 'On every business day, at this local time, such as 09:30'
    })
  ),
  flow: Type.Optional(
    Type.String({ minLength: 1, description: 'By name; otherwise the first of that channel and direction' })
  ),
  channel: Type.Optional(Type.Enum(['voice', 'email', 'sms', 'messaging'],
    { description: 'voice unless the flow says otherwise' })),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'internal'],
    { description: 'inbound unless the flow says otherwise' })),
  queue: Type.Optional(
    Type.String({ minLength: 1, description: 'The first queue, by name; drawn among those of the flow' })
  ),
  end: Type.Enum(['answered', 'abandoned', 'breakout', 'ivrAbandoned', 'noAnswer'], {
    default: 'answered', description: 'How it ends; after the transfers, if there are any'
  }),
  waits: Type.Optional(Type.Number({
    minimum: 0,
    maximum: 14_400,
    description: 'Seconds until the customer hangs up or the flow gives up on them'
  })),
  talk: Type.Optional(Type.Number({
    minimum: 0,
    maximum: LONGEST_CASE_TALK,
    description: 'Seconds with each agent; cut where the business day ends'
  })),
  wrapUp: Type.Optional(
    Type.Number({ minimum: 0, maximum: LONGEST_CASE_WRAP_UP, description: 'Seconds of wrap-up; 0 is none' })
  ),
  holds: Count(100, 'How often the first agent puts the customer on hold'),
  transfers: Type.Array(Type.Enum(['blind', 'warm']),
    { default: [], maxItems: 50, description: 'To another agent each, by way of a queue' }),
  cancelledTransfers: Count(2000, 'Transfers that the first agent begins and calls off'),
  conference: Flag('A second agent is brought in'),
  missedOffers: Count(20, 'How many agents let it ring first'),
  customer: Type.Optional(Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'As their contact record has it' })),
    address: Type.Optional(Type.String({
      minLength: 1, maxLength: 200, description: 'Their telephone or e-mail address; use one that is reserved'
    }))
  }, {
    additionalProperties: false,
    minProperties: 1,
    description: 'Who the customer is. Where they have a contact record it is one of their own'
  })),
  contact: Type.Optional(Type.Integer({
    minimum: 0, description: 'Which of the tenant\'s contact records the customer has, from 0, in their order'
  })),
  agent: Type.Optional(Type.String({
    minLength: 1,
    description: 'Who answers first, or calls: a named agent, whom the customer waits for. ' +
      'A daily case does not happen on their days off'
  })),
  id: Type.Optional(Type.Record(Type.String(), Type.String({
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    description: 'Of version 4, and unique on the platform',
    errorMessage: 'must be a UUID of version 4 in lower case, such as 5ca1ab1e-0000-4000-8000-000000000001'
  }), { description: 'The ids of the interaction, by the platform\'s name; for a case with "start"' })),
  knownContact: Type.Boolean({ default: true, description: 'Whether the customer has a contact record' }),
  disposition: Type.Optional(Type.String({ minLength: 1, description: 'One of the tenant\'s, by name' })),
  note: Flag('An agent leaves a note'),
  score:
    Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: 'What the customer says of it afterwards' })),
  linked: Flag('An agent links a ticket'),
  attributed: Flag('The flow notes an attribute'),
  monitored: Flag('A supervisor listens to the call'),
  flagged: Flag('The record is incomplete; one of a message has lost its end'),
  failed: Flag('Its processing fails'),
  late: Flag('Processed hours later'),
  corrected: Flag('Its disposition is corrected after that'),
  callsAgain: Flag('Who gave up calls again'),
  calledBack: Flag('Who gave up is called back')
}, { additionalProperties: false })

export type Case = Static<typeof CaseSchema>

/** The minutes since local midnight of a case that happens every day. */
export const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
