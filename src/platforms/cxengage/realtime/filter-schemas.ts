import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import { CHANNELS, DIRECTIONS } from './filters.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const BATCH = observed('the vendor\'s JavaScript SDK')
const SPELLED = assumed('as in a batch')

const id = (description: string, evidence: object) =>
  Type.Optional(Type.String({ format: 'uuid', description, ...evidence }))
const word = (values: string[], description: string) => Type.Optional(Type.Enum(values, { description, ...CONSOLE }))

/** What a statistic can be limited to, as parameters; all that are given must fit. */
export const FiltersSchema = Type.Object({
  'queue-id': id('Of this queue', CONSOLE),
  'resource-id': id('Of this agent', CONSOLE),
  'group-id': id('Of the agents of this group; assumed: and of who has not been answered', CONSOLE),
  generalGroup: id('Of this group as well', CONSOLE),
  'skill-id': id('Of the queues that ask for this skill, and of the agents who have it', CONSOLE),
  generalSkill: id('Of this skill as well', CONSOLE),
  channelType: word(CHANNELS, 'Of this channel'),
  direction: word(DIRECTIONS, 'Of this direction'),
  queueId: id('As queue-id, which wins', SPELLED),
  resourceId: id('As resource-id, which wins', SPELLED),
  groupId: id('As group-id, which wins', SPELLED),
  skillId: id('As skill-id, which wins', SPELLED)
})

const unchecked = (evidence: object) => Type.Optional(Type.Unknown({ ...evidence }))

/** What is wrong with a request of a batch is answered in its place; so nothing is asked of it here. */
export const UncheckedRequestSchema = Type.Object({
  statistic: unchecked(BATCH),
  'queue-id': unchecked(BATCH),
  'resource-id': unchecked(BATCH),
  'group-id': unchecked(CONSOLE),
  generalGroup: unchecked(CONSOLE),
  'skill-id': unchecked(CONSOLE),
  generalSkill: unchecked(CONSOLE),
  channelType: unchecked(CONSOLE),
  direction: unchecked(CONSOLE),
  queueId: unchecked(BATCH),
  resourceId: unchecked(BATCH),
  groupId: unchecked(CONSOLE),
  skillId: unchecked(CONSOLE)
})
