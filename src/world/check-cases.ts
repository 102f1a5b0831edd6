import { createCalendar } from './calendar.ts'
import { minutesOf, type Case } from './cases.ts'
import { instantOf } from './instants.ts'
import { isRoundTheClock } from './opening.ts'
import { flowOf } from './simulation/draw-flow.ts'
import type { ScenarioTenant } from './scenario.ts'

/** What is wrong: the key of the case (empty for all of it), and what was expected. */
export interface Objection { key: string, expectation: string }

/** The first reason why a case of a tenant cannot happen as it says. */
export function objectionTo (script: Case, tenant: ScenarioTenant): Objection | undefined {
  if ((script.start === undefined) === (script.at === undefined)) return { key: '', expectation: 'must have one of "start" and "at"' }
  return objectionToPlace(script, tenant) ?? objectionToEvents(script, tenant) ?? objectionToTime(script, tenant)
}

function objectionToPlace (script: Case, tenant: ScenarioTenant): Objection | undefined {
  const flow = flowOf(tenant.flows, script)
  const { channel = flow?.channel ?? 'voice', direction = flow?.direction ?? 'inbound' } = script
  if (flow === undefined) return { key: 'flow', expectation: `must be a flow of the tenant, ${channel} and ${direction}${script.flow === undefined ? '' : `, not "${script.flow}"`}` }
  if (script.queue !== undefined && !flow.queues.includes(script.queue)) return { key: 'queue', expectation: `must be a queue of the flow "${flow.name}"` }
  if (script.disposition !== undefined && !tenant.dispositions.includes(script.disposition)) return { key: 'disposition', expectation: 'must be a disposition of the tenant' }
  return undefined
}

/** Some things happen to calls only, or to those who call the tenant. */
function objectionToEvents (script: Case, { flows, agents }: ScenarioTenant): Objection | undefined {
  const { channel, direction } = flowOf(flows, script) ?? {}
  const { count, onShift = count } = agents
  if (script.transfers.length >= onShift) return { key: 'transfers', expectation: `must be fewer than the agents on shift, ${onShift}: everybody stays until the end` }
  const needs = (key: keyof Case, given: boolean, calls: boolean, inbound: boolean): Objection | undefined => {
    if (given && calls && channel !== 'voice') return { key, expectation: 'is for calls only' }
    if (given && inbound !== (direction === 'inbound')) return { key, expectation: inbound ? 'is for what customers begin' : 'is for calls of agents' }
    return undefined
  }
  return needs('end', script.end === 'abandoned' || script.end === 'ivrAbandoned', true, true) ??
    needs('end', script.end === 'breakout', false, true) ??
    needs('end', script.end === 'noAnswer', true, false) ??
    needs('transfers', script.transfers.length > 0, true, true) ??
    needs('cancelledTransfers', script.cancelledTransfers > 0, false, true) ??
    needs('conference', script.conference, true, true) ??
    needs('missedOffers', script.missedOffers > 0, false, true)
}

function objectionToTime (script: Case, tenant: ScenarioTenant): Objection | undefined {
  const key = script.at === undefined ? 'start' : 'at'
  const { history, open, close } = tenant
  if (script.start !== undefined && 'from' in history) {
    const start = instantOf(script.start)
    if (start < instantOf(history.from) || start >= instantOf(history.to)) return { key, expectation: 'must lie within the history' }
  }
  if (isRoundTheClock(tenant)) return undefined
  const hour = script.at === undefined ? hourOf(tenant, script.start ?? '') : minutesOf(script.at) / 60
  return hour < open || hour >= close ? { key, expectation: `must lie within opening hours, ${open} to ${close} o'clock` } : undefined
}

/** The local hour, with its fraction. */
function hourOf ({ timezone, dayStart }: ScenarioTenant, start: string): number {
  const calendar = createCalendar(timezone, dayStart)
  const instant = instantOf(start)
  return (instant - calendar.at(calendar.dayOf(instant), 0)) / 3_600_000
}
