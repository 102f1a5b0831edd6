import { objectionTo } from './cases/validation-errors.ts'
import { displayIdOf } from './centre.ts'
import { meant } from './did-you-mean.ts'
import { instantOf } from './instants.ts'
import { isRoundTheClock } from './opening.ts'
import { createUnique, type Problems } from './scenario-error.ts'
import type { ScenarioTenant } from './scenario.ts'
import { quoted } from './shown.ts'
import { checkVolume } from './check-volume.ts'

/** What no schema can say of a tenant: what of it must fit what else it has. */
export function checkTenant (tenant: ScenarioTenant, pointer: string, problems: Problems) {
  const { add } = problems
  for (const kind of ['queues', 'flows'] as const) {
    const unique = createUnique(problems)
    tenant[kind].forEach(({ name }, index) =>
      unique(name, `${pointer}/${kind}/${index}/name`, 'must be unique in the tenant'))
  }
  checkIds(tenant, pointer, problems)
  checkFlows(tenant, pointer, problems)
  checkHours(tenant, pointer, problems)
  checkAgents(tenant, pointer, problems)
  checkVolume(tenant, pointer, problems)
  tenant.interactions.forEach((script, index) => {
    const objection = objectionTo(script, tenant)
    if (objection === undefined) return
    const path = `${pointer}/interactions/${index}`
    add(objection.key === '' ? path : `${path}/${objection.key}`, objection.expectation)
  })
}

function checkFlows ({ flows, queues }: ScenarioTenant, pointer: string, { add }: Problems) {
  const names = queues.map(({ name }) => name)
  const known = new Set(names)
  const hasInbound = flows.some(flow => flow.direction === 'inbound')
  flows.forEach((flow, index) => {
    const { direction, channel } = flow
    if (direction === 'internal' && channel !== 'voice') {
      add(`${pointer}/flows/${index}/channel`, 'must be voice where the direction is internal')
    } else if (direction === 'internal' && !hasInbound) {
      add(`${pointer}/flows`, 'must have an inbound one beside an internal one')
    }
    flow.queues.forEach((name, nth) => {
      if (known.has(name)) return
      add(`${pointer}/flows/${index}/queues/${nth}`,
        `must name queues of the tenant, not ${quoted(name)}; ${meant(name, names)}`)
    })
  })
}

function checkHours (tenant: ScenarioTenant, pointer: string, { add }: Problems) {
  const { open, close, dayStart, history, spikes } = tenant
  if (!isRoundTheClock(tenant) && open < dayStart) {
    add(`${pointer}/open`, 'must not be earlier than dayStart: a business day is served by its own crew')
  }
  if (open >= close) add(`${pointer}/close`, 'must be later than open')
  if ('from' in history && instantOf(history.from) >= instantOf(history.to)) {
    add(`${pointer}/history/to`, 'must be later than from')
  }
  spikes.forEach(({ from, to }, index) => {
    if (instantOf(from) >= instantOf(to)) add(`${pointer}/spikes/${index}/to`, 'must be later than from')
  })
}

function checkAgents (tenant: ScenarioTenant, pointer: string, { add }: Problems) {
  const { count, named, onShift } = tenant.agents
  if (isRoundTheClock(tenant) && count < 6) {
    add(`${pointer}/agents/count`, 'must be at least 6 in a centre that never closes')
  }
  if (named.length > count) add(`${pointer}/agents/count`, 'must be at least the number of named agents')
  if (onShift !== undefined && onShift > count) {
    add(`${pointer}/agents/onShift`, `must not be more agents than there are, ${count}`)
  }
}

/** Ids name one thing each; those of the platforms' agents also where they are drawn. */
function checkIds ({ queues, flows, agents }: ScenarioTenant, pointer: string, problems: Problems) {
  const unique = createUnique(problems)
  for (const [kind, list] of [['queues', queues], ['flows', flows], ['agents/named', agents.named]] as const) {
    list.forEach(({ id }, index) => {
      if (id !== undefined) unique(id, `${pointer}/${kind}/${index}/id`, 'must be unique in the tenant')
    })
  }
  const displayIds = new Set(Array.from({ length: agents.count }, (_, index) => index).filter(index =>
    agents.named[index]?.displayId === undefined).map(displayIdOf))
  agents.named.forEach(({ displayId }, index) => {
    if (displayId === undefined) return
    if (displayIds.has(displayId)) problems.add(`${pointer}/agents/named/${index}/displayId`, 'must be no other agent\'s')
    displayIds.add(displayId)
  })
}
