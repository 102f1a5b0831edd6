import Type from 'typebox'
import { documented, observed } from '../../../http/wire.ts'
import { includeParameter, pagingParameters, windowParameters } from '../search.ts'

/** Whose items are asked for. */
export const agentParameter = (evidence: object) => ({
  agentId:
    Type.Optional(Type.String({ description: 'The agent\'s display id; all agents when not given', ...evidence })),
  agentID: Type.Optional(
    Type.String({ description: 'The same', ...observed('Insights Stats API: appendices, example requests') })
  )
})

const LIST = documented('Insights Stats API: Get agent activities')

const typeParameter = {
  type: Type.Optional(Type.Enum(['Presence', 'Interaction', 'Workload'], {
    description: 'The only type to list; all when not given', ...LIST
  }))
}

const whoAndWhen = { ...windowParameters(LIST), ...includeParameter(LIST), ...agentParameter(LIST) }

/** Of the lists that have one type each. */
export const ActivitySearchSchema = Type.Object({ ...whoAndWhen, ...pagingParameters })

/** Of the list that has all types. */
export const TypedActivitySearchSchema = Type.Object({ ...whoAndWhen, ...typeParameter, ...pagingParameters })

/**
 * QUIRK(vcc) [observed: appendices]: the documentation spells the parameter in two ways; every letter case is assumed
 * to do. Test: "one agent's activities, in any spelling of the parameter".
 */
export function parseAgent (query: object): string | undefined {
  const [, id] = Object.entries(query).find(([name]) => name.toLowerCase() === 'agentid') ?? []
  return typeof id === 'string' ? id : undefined
}
