import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isTimeZone } from './calendar.ts'
import { objectionTo } from './cases/validation-errors.ts'
import { FIRST_YEAR, LAST_YEAR, instantOf, isServable, parseInstant } from './instants.ts'
import { isRoundTheClock } from './opening.ts'
import { displayIdOf } from './centre.ts'
import { ScenarioSchema, type Credential, type Scenario } from './scenario.ts'
import { printable, quoted, shown } from './shown.ts'

/** A key of the file can be of any length, and is part of the place. */
const LONGEST_POINTER = 200

/** A scenario that cannot be: the message is one line that names the place in the file and what was expected. */
export class ScenarioError extends Error {
  constructor (pointer: string, expectation: string) {
    const pointed = pointer === '' ? '/' : shown(pointer, LONGEST_POINTER)
    super(printable(`scenario: ${pointed} ${expectation}`.replaceAll(/\s*\n\s*/g, ' ')))
    this.name = 'ScenarioError'
  }
}

/**
 * Checks what was read from a scenario file, fills in the defaults and gives everybody the grants of their role. Throws
 * {@link ScenarioError}.
 */
export function parseScenario (input: unknown): Scenario {
  const scenario: unknown = structuredClone(input)
  const validate = validator()
  if (!validate(scenario)) {
    // Of the branches of a union the one that went deepest is meant.
    const [error] = (validate.errors ?? []).toSorted((a, b) => b.instancePath.length - a.instancePath.length)
    throw new ScenarioError(error?.instancePath ?? '', error === undefined ? 'is invalid' : expectationOf(error))
  }
  scenario.tenants.forEach((tenant, index) => checkTenant(tenant, `/tenants/${index}`))
  checkReferences(scenario)
  return scenario
}

let compiled: ValidateFunction<Scenario> | undefined

/** Made when the first scenario is read: a database brings along its own, which was checked. */
function validator (): ValidateFunction<Scenario> {
  compiled ??= new Ajv({
    useDefaults: true,
    // The schema is our own; checking it against the schema of schemas would double the time to start.
    validateSchema: false,
    formats: {
      instant: text => isServable(parseInstant(text)),
      timezone: isTimeZone
    }
  }).compile<Scenario>(ScenarioSchema)
  return compiled
}

const FORMATS: Readonly<Record<string, string>> = {
  instant: `an ISO 8601 instant of the years ${FIRST_YEAR} to ${LAST_YEAR}`,
  timezone: 'the name of a time zone, such as Europe/London'
}

function expectationOf ({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `has an unknown key ${quoted(params['additionalProperty'])}`
  if (keyword === 'format') return `must be ${FORMATS[String(params['format'])] ?? message}`
  if (keyword === 'enum') return `must be one of ${String(params['allowedValues']).replaceAll(',', ', ')}`
  return message ?? 'is invalid'
}

function checkTenant (tenant: Scenario['tenants'][number], pointer: string) {
  for (const kind of ['queues', 'flows'] as const) {
    tenant[kind].forEach(({ name }, index, list) => {
      if (list.findIndex(other => other.name === name) < index) {
        throw new ScenarioError(`${pointer}/${kind}/${index}/name`, 'must be unique in the tenant')
      }
    })
  }
  checkIds(tenant, pointer)
  tenant.spikes.forEach(({ from, to }, index) => {
    if (instantOf(from) >= instantOf(to)) {
      throw new ScenarioError(`${pointer}/spikes/${index}/to`, 'must be later than from')
    }
  })
  tenant.flows.forEach(({ direction, channel }, index) => {
    if (direction !== 'internal') return
    if (channel !== 'voice') {
      throw new ScenarioError(`${pointer}/flows/${index}/channel`, 'must be voice where the direction is internal')
    }
    if (!tenant.flows.some(flow => flow.direction === 'inbound')) {
      throw new ScenarioError(`${pointer}/flows`, 'must have an inbound one beside an internal one')
    }
  })
  const queues = new Set(tenant.queues.map(queue => queue.name))
  tenant.flows.forEach((flow, index) => {
    const unknown = flow.queues.find(name => !queues.has(name))
    if (unknown !== undefined) {
      throw new ScenarioError(`${pointer}/flows/${index}/queues`,
      `must name queues of the tenant, not ${quoted(unknown)}`)
    }
  })
  const roundTheClock = isRoundTheClock(tenant)
  if (roundTheClock && tenant.agents.count < 6) {
    throw new ScenarioError(`${pointer}/agents/count`, 'must be at least 6 in a centre that never closes')
  }
  if (!roundTheClock && tenant.open < tenant.dayStart) {
    throw new ScenarioError(`${pointer}/open`,
      'must not be earlier than dayStart: a business day is served by its own crew')
  }
  if (tenant.open >= tenant.close) throw new ScenarioError(`${pointer}/close`, 'must be later than open')
  if (tenant.agents.named.length > tenant.agents.count) {
    throw new ScenarioError(`${pointer}/agents/count`, 'must be at least the number of named agents')
  }
  if ('total' in tenant.volume && !('from' in tenant.history)) {
    throw new ScenarioError(`${pointer}/volume`, 'must be perDay where history is in days')
  }
  if ('from' in tenant.history && instantOf(tenant.history.from) >= instantOf(tenant.history.to)) {
    throw new ScenarioError(`${pointer}/history/to`, 'must be later than from')
  }
  if (tenant.agents.onShift !== undefined && tenant.agents.onShift > tenant.agents.count) {
    throw new ScenarioError(`${pointer}/agents/onShift`,
      `must not be more agents than there are, ${tenant.agents.count}`)
  }
  tenant.interactions.forEach((script, index) => {
    const objection = objectionTo(script, tenant)
    if (objection === undefined) return
    const path = `${pointer}/interactions/${index}`
    throw new ScenarioError(objection.key === '' ? path : `${path}/${objection.key}`, objection.expectation)
  })
}

/** Ids name one thing each; those of the platforms' agents also where they are drawn. */
function checkIds ({ queues, flows, agents }: Scenario['tenants'][number], pointer: string) {
  const ids = new Set<string>()
  for (const [kind, list] of [['queues', queues], ['flows', flows], ['agents/named', agents.named]] as const) {
    list.forEach(({ id }, index) => {
      if (id === undefined) return
      if (ids.has(id)) throw new ScenarioError(`${pointer}/${kind}/${index}/id`, 'must be unique in the tenant')
      ids.add(id)
    })
  }
  const displayIds = new Set(Array.from({ length: agents.count }, (_, index) => index).filter(index =>
    agents.named[index]?.displayId === undefined).map(displayIdOf))
  agents.named.forEach(({ displayId }, index) => {
    if (displayId === undefined) return
    if (displayIds.has(displayId)) {
      throw new ScenarioError(`${pointer}/agents/named/${index}/displayId`, 'must be no other agent\'s')
    }
    displayIds.add(displayId)
  })
}

function checkReferences (scenario: Scenario) {
  const tenants = new Set<string>()
  scenario.tenants.forEach((tenant, index) => {
    for (const id of [tenant.id, ...tenant.aliases]) {
      if (tenants.has(id)) throw new ScenarioError(`/tenants/${index}`, `must not repeat the id ${id}`)
      tenants.add(id)
    }
  })
  const cases = new Set<string>()
  scenario.tenants.forEach(({ interactions }, index) => interactions.forEach(({ name }, nth) => {
    if (cases.has(name)) {
      throw new ScenarioError(`/tenants/${index}/interactions/${nth}/name`, 'must be unique in the scenario')
    }
    cases.add(name)
  }))
  const ids = new Set<string>()
  scenario.credentials.forEach((credential, index) => {
    const key = `${credential.platform} ${credential.id}`
    if (ids.has(key)) throw new ScenarioError(`/credentials/${index}/id`, 'must be unique on its platform')
    ids.add(key)
    credential.tenants.forEach((id, nth) => {
      if (!tenants.has(id)) {
        throw new ScenarioError(`/credentials/${index}/tenants/${nth}`, 'must be a tenant of this scenario')
      }
    })
    if (credential.role !== undefined) credential.grants = grantsOf(scenario, credential, index)
  })
}

function grantsOf ({ roles }: Scenario, { role = '', grants }: Credential, index: number): string[] {
  const own = Object.hasOwn(roles, role) ? roles[role] : undefined
  if (own === undefined) {
    throw new ScenarioError(`/credentials/${index}/role`, `must be one of the scenario's roles, not ${quoted(role)}`)
  }
  if (grants.length > 0) throw new ScenarioError(`/credentials/${index}/grants`, 'must not be given beside a role')
  return own
}

/** Where in the file a grant of a credential is: a role's are in the role. */
export const pointerOfGrant = ({ role }: Credential, index: number, nth: number): string =>
  role === undefined
    ? `/credentials/${index}/grants/${nth}`
    : `/roles/${role.replaceAll('~', '~0').replaceAll('/', '~1')}/${nth}`
