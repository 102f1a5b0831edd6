import Type, { type TSchema } from 'typebox'
import { documented } from '../../../http/wire.ts'
import { includeParameter, pagingParameters, windowParameters } from '../search.ts'

const DOCUMENTED = documented('Insights Stats API: Get queue times')

const QUEUE_TYPES = ['All', 'ACD', 'Virtual'] as const

export type QueueType = typeof QUEUE_TYPES[number]

/** Which queues are asked for; the lists differ in the type that counts when none is given. */
export const queueParameters = (type: QueueType, evidence: object) => ({
  queues:
    Type.Optional(Type.String({ description: 'Names, separated by commas; all of them when not given', ...evidence })),
  queueType: Type.Optional(Type.Enum([...QUEUE_TYPES], { default: type, ...evidence }))
} satisfies Record<string, TSchema>)

export const QueueTimeSearchSchema = Type.Object({
  ...windowParameters(DOCUMENTED),
  ...includeParameter(DOCUMENTED),
  ...queueParameters('ACD',
    DOCUMENTED),
  ...pagingParameters
})

/** Which visits belong to the queues that are asked for. */
export interface QueueFilter { names: ReadonlySet<string> | undefined, type: QueueType }

/** Observed: the documentation's example has a blank after each comma. */
export function parseQueues (
  { queues, queueType }: { queues?: string, queueType?: QueueType }, type: QueueType
): QueueFilter {
  const names = queues?.split(',').map(name => name.trim()).filter(name => name !== '')
  return { names: names === undefined || names.length === 0 ? undefined : new Set(names), type: queueType ?? type }
}
