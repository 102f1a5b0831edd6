import { equal, holds, type Check, type DocumentInvariant } from '../../invariants.ts'
import { orderKeys } from '../wire/key-order.ts'
import { evidence, type Documents } from './subject.ts'

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** What an interaction consists of: the keys of every object, the timestamps, the numbers. */
interface Parts { keys: string[], timestamps: string[], numbers: [name: string, value: number][] }

const known = new WeakMap<Documents, Parts>()

function partsOf (documents: Documents): Parts {
  let parts = known.get(documents)
  if (parts === undefined) {
    known.set(documents, parts = { keys: [], timestamps: [], numbers: [] })
    collect(documents.interaction, parts)
    collect(documents.details, parts)
  }
  return parts
}

function collect (value: object, parts: Parts) {
  if (!Array.isArray(value)) parts.keys.push(Object.keys(value).join())
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'number') parts.numbers.push([name, part])
    else if (typeof part === 'string' && name.endsWith('imestamp')) parts.timestamps.push(part)
    else if (typeof part === 'object' && part !== null) collect(part, parts)
  }
}

/** Observed: the kinds whose keys come in no map's order, by a key that only they have. */
const AS_WRITTEN = new Map(Object.entries({
  interactionCustomerTalkTimeId:
    'interactionCustomerTalkTimeId interactionId tenantId queueId agentId startTimestamp ' +
    'endTimestamp customerTalkTime',
  interactionCustomerHoldTimeId:
    'interactionCustomerHoldTimeId interactionId tenantId queueId agentId startTimestamp ' +
    'endTimestamp customerHoldTime',
  // The agents of the details; those of 2017 have no dispositionId.
  'noteTitle dispositionId': 'conversationStartTimestamp conversationEndTimestamp resourceId agentName dispositionId ' +
    'dispositionName noteTitle'
}).map(([marks, order]) => [marks.split(' '), order.split(' ')]))

function inOrder (keys: string[]): string[] {
  for (const [marks, order] of AS_WRITTEN) {
    if (marks.every(mark => keys.includes(mark))) return order.filter(key => keys.includes(key))
  }
  return orderKeys(keys)
}

/** There are few sets of keys, and their order takes a while. */
const orders = new Map<string, string>()

function orderOf (keys: string): string {
  let ordered = orders.get(keys)
  if (ordered === undefined) orders.set(keys, ordered = inOrder(keys.split(',')).join())
  return ordered
}

const form = (name: string, check: (parts: Parts) => Check[]): DocumentInvariant<Documents> => ({
  name,
  evidence: evidence.SAMPLES,
  general: true,
  check: documents => check(partsOf(documents))
})

/** How things are written. */
export const formRelations = [
  form('keys are in the platform\'s order', ({ keys }) => keys.map(key => equal(key, orderOf(key)))),
  form('timestamps have three decimals and a Z', ({ timestamps }) => timestamps.map(timestamp =>
    holds(TIMESTAMP.test(timestamp), 'YYYY-MM-DDTHH:MM:SS.mmmZ', timestamp))),
  form('seconds have at most three decimals, and nothing is negative', ({ numbers }) => numbers.map(([name, value]) =>
    holds(value >= 0 && value === Math.round(value * 1000) / 1000, 'whole milliseconds', `${name} ${value}`)))
]
