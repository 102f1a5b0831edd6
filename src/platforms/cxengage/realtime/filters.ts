import type { Centre } from '../../../world/centre.ts'
import { BadParameterError, NotFoundError } from '../wire/errors.ts'
import { groupsOf, skillsOf } from '../configuration/teams.ts'
import type { Scope } from './scope.ts'

/** Observed: what the vendor's dashboards choose from; there is nothing of some of them here. */
export const CHANNELS = ['email', 'messaging', 'sms', 'voice', 'work-item']
export const DIRECTIONS = ['inbound', 'outbound', 'agent-initiated']

/** By what a statistic is limited, and how a request may spell it: of several spellings the first one counts. */
const SPELLINGS = {
  queue: ['queue-id', 'queueId'],
  resource: ['resource-id', 'resourceId'],
  group: ['group-id', 'groupId'],
  generalGroup: ['generalGroup'],
  skill: ['skill-id', 'skillId'],
  generalSkill: ['generalSkill'],
  channelType: ['channelType'],
  direction: ['direction']
} as const

const NAMES: readonly string[] = Object.values(SPELLINGS).flat()

const WORDS: Partial<Record<string, readonly string[]>> = { channelType: CHANNELS, direction: DIRECTIONS }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Of a name that nobody knows, so much is repeated. */
const LONGEST_NAME = 40

/** Filters as they were asked for, ids in lower case. */
export type Filters = Partial<Record<keyof typeof SPELLINGS, string>>

/**
 * Makes sense of a request's filters. Observed: a client sends null for what it does not limit.
 * @param others names in the request that are no filters and are not looked at here
 * @throws {@link BadParameterError} for a name that is no filter, and for a value that none can have
 */
export function readFilters (given: Readonly<Record<string, unknown>>, others: readonly string[] = []): Filters {
  for (const name of Object.keys(given)) {
    if (NAMES.includes(name) || others.includes(name)) continue
    throw new BadParameterError(name.slice(0, LONGEST_NAME), `is not one of the filters ${NAMES.join(', ')}`)
  }
  const filters: Filters = {}
  for (const filter of Object.keys(SPELLINGS) as (keyof typeof SPELLINGS)[]) { // which its keys are
    const values = SPELLINGS[filter].map(name => valueOf(name, given[name]))
    const value = values.find(value => value !== undefined)
    if (value !== undefined) filters[filter] = value
  }
  return filters
}

function valueOf (name: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const words = WORDS[name]
  if (words === undefined) {
    if (typeof value !== 'string' || !UUID.test(value)) throw new BadParameterError(name, 'must match format "uuid"')
    return value.toLowerCase()
  }
  if (typeof value === 'string' && words.includes(value)) return value
  throw new BadParameterError(name, `must be one of ${words.join(', ')}`)
}

/** Looks up whom and what the filters name. Throws {@link NotFoundError}. */
export function scopeOf (centre: Centre, filters: Filters): Scope {
  const { queue, resource, group, generalGroup, skill, generalSkill, channelType, direction } = filters
  const [queues, agents] = [find('Queue', centre.queues, queue), find('User', centre.agents, resource)]
  return {
    queue: queues[0],
    agent: agents[0],
    groups: find('Group', groupsOf(centre), group, generalGroup),
    skills: find('Skill', skillsOf(centre), skill, generalSkill),
    channelType,
    direction
  }
}

type Maybe = string | undefined

/** One for each id that is given. */
function find<Item extends { id: string }> (what: string, items: readonly Item[], ...ids: Maybe[]): Item[] {
  return ids.filter(id => id !== undefined).map(id => {
    const found = items.find(item => item.id === id)
    if (found === undefined) throw new NotFoundError(what)
    return found
  })
}
