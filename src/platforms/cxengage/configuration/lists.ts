import { assumed, observed, type Evidence } from '../../../http/wire.ts'
import type { Configured } from './entity.ts'
import { presentIntegrations } from './integrations.ts'
import {
  presentBusinessHours, presentDispositions, presentFlows, presentGroups, presentQueues, presentSkills, presentSlas
} from './present.ts'
import { presentReasonLists, presentReasons } from './reasons.ts'
import { CLIENTS, SDK } from './schema-atoms.ts'

/** A list of a tenant's entities of one kind. */
export interface List {
  path: string
  operationId: string
  schema: string
  summary: string
  present: (configured: Configured) => object[]
  evidence: Record<'x-evidence', Evidence>
}

const GATEWAY = observed('a public gateway to Salesforce')

export const LISTS: readonly List[] = [
  list('queues', 'listQueues', 'Queue', 'Get queues', presentQueues),
  list('groups', 'listGroups', 'Group', 'Get groups', presentGroups),
  list('skills', 'listSkills', 'Skill', 'Get skills', presentSkills),
  list('flows', 'listFlows', 'Flow', 'Get flows', presentFlows),
  list('lists', 'listLists', 'List', 'Get lists', () => []),
  list('dispositions', 'listDispositions', 'Disposition', 'Get dispositions', presentDispositions,
    assumed('a sibling of the other entities')),
  list('business-hours', 'listBusinessHours', 'BusinessHours', 'Get business hours', presentBusinessHours),
  list('integrations', 'listIntegrations', 'Integration', 'Get integrations', presentIntegrations, GATEWAY),
  list('slas', 'listSlas', 'Sla', 'Get agreements on the service level', presentSlas,
    observed('the vendor\'s console')),
  list('reasons', 'listReasons', 'Reason', 'Get reasons for not being ready', presentReasons, SDK),
  list('reason-lists', 'listReasonLists', 'ReasonList', 'Get lists of reasons', presentReasonLists, SDK)
]

function list (
  path: string, operationId: string, schema: string, summary: string, present: List['present'],
  evidence: List['evidence'] = CLIENTS
): List {
  return { path, operationId, schema: `${schema}Results`, summary, present, evidence }
}
