import type { Case } from './cases/case.ts'
import type { Behaviour } from './scenario-behaviour.ts'
import type { Credential, Scenario, ScenarioFlow, ScenarioQueue, ScenarioTenant } from './scenario.ts'

/** What has a default may be left out; only the needed keys have none. */
type Written<Part, Needed extends keyof Part, Changed = unknown> =
  Pick<Part, Needed> & Partial<Omit<Part, Needed | keyof Changed>> & Changed

export type FlowInput = Written<ScenarioFlow, 'name' | 'channel' | 'contactPoint'>

export type QueueInput = Written<ScenarioQueue, 'name'>

export type CaseInput = Written<Case, 'name'>

export type PinnedInput = Written<ScenarioTenant['pinned'][number], 'platform' | 'documents'>

export type TenantInput = Written<ScenarioTenant, 'id', {
  queues?: QueueInput[]
  flows?: FlowInput[]
  agents?: Partial<ScenarioTenant['agents']>
  behaviour?: Partial<Behaviour>
  interactions?: CaseInput[]
  pinned?: PinnedInput[]
}>

export type CredentialInput = Written<Credential, 'platform' | 'id' | 'secret' | 'tenants'>

/** A scenario as it is written, in a file or in a program. A tenant may be the name of a file that holds it. */
export type ScenarioInput = Written<Scenario, 'description', {
  tenants: (TenantInput | string)[]
  credentials?: CredentialInput[]
}>
