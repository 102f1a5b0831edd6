import { createCalendar } from '../calendar.ts'
import { meant } from '../did-you-mean.ts'
import { instantOf } from '../instants.ts'
import { isRoundTheClock } from '../opening.ts'
import type { ScenarioFlow, ScenarioTenant } from '../scenario.ts'
import { quoted } from '../shown.ts'
import { smallestCrew } from '../simulation/crew.ts'
import { minutesOf, type Case } from './case.ts'
import { flowOf } from './flow-of-case.ts'
import { identityRules } from './identity-rules.ts'
import type { Rule } from './rule.ts'

/** What is wrong: the key of the case (empty for all of it), and what was expected. */
export interface Objection { key: string, expectation: string }

/** The first reason why a case of a tenant cannot happen as it says. */
export function objectionTo (script: Case, tenant: ScenarioTenant): Objection | undefined {
  if ((script.start === undefined) === (script.at === undefined)) {
    return { key: '', expectation: 'must have one of "start" and "at"' }
  }
  const flow = flowOf(tenant.flows, script)
  if (flow === undefined) return { key: 'flow', expectation: expectedFlow(script, tenant) }
  const broken = [...placeRules(script, tenant, flow), ...kindRules(script, flow),
    ...identityRules(script, tenant, flow), ...conversationRules(script, flow),
    ...followingRules(script, tenant, flow), ...crewRules(script, tenant, flow)]
    .find(([, breaks]) => breaks)
  return broken === undefined ? objectionToTime(script, tenant) : { key: broken[0], expectation: broken[2] }
}

function expectedFlow ({ flow, channel, direction }: Case, { flows }: ScenarioTenant): string {
  const named = flows.find(({ name }) => name === flow)
  const kind = `${channel ?? named?.channel ?? 'voice'} and ${direction ?? named?.direction ?? 'inbound'}`
  if (flow === undefined) return `must be a flow of the tenant, ${kind}`
  const advice = named === undefined ? `; ${meant(flow, flows.map(({ name }) => name))}` : ''
  return `must be a flow of the tenant, ${kind}, not ${quoted(flow)}${advice}`
}

const placeRules =
  ({ queue, disposition }: Case, { dispositions }: ScenarioTenant, { name, queues }: ScenarioFlow): Rule[] => [
    ['queue', queue !== undefined && !queues.includes(queue),
      `must be a queue of the flow ${quoted(name)}; ${meant(queue ?? '', queues)}`],
    ['disposition', disposition !== undefined && !dispositions.includes(disposition),
      `must be a disposition of the tenant; ${meant(disposition ?? '', dispositions)}`]
  ]

/** Some things happen to calls only, or to those who call the tenant. */
function kindRules (
  { end, waits, transfers, conference, cancelledTransfers, missedOffers, score, holds, monitored }: Case,
  { channel, direction, steps }: ScenarioFlow
): Rule[] {
  const [isCall, isInbound] = [channel === 'voice', direction === 'inbound']
  const unanswered = end === 'abandoned' || end === 'breakout' || end === 'ivrAbandoned'
  const [calls, inbound] = ['is for calls only', 'is for what customers begin']
  return [
    ['end', (end === 'abandoned' || end === 'ivrAbandoned' || end === 'noAnswer') && !isCall, calls],
    ['end', unanswered && !isInbound, inbound],
    ['end', end === 'noAnswer' && isInbound, 'is for calls of agents'],
    ['end', end === 'ivrAbandoned' && steps.length === 0, 'needs a flow with steps'],
    ['waits', waits !== undefined && end !== 'abandoned' && end !== 'breakout',
      'needs the end "abandoned" or "breakout"'],
    ['transfers', transfers.length > 0 && !isCall, calls],
    ['transfers', transfers.length > 0 && !isInbound, inbound],
    ['conference', conference && !isCall, calls],
    ['conference', conference && !isInbound, inbound],
    ['cancelledTransfers', cancelledTransfers > 0 && !isInbound, inbound],
    ['missedOffers', missedOffers > 0 && !isInbound, inbound],
    ['score', score !== undefined && !isInbound, inbound],
    ['holds', holds > 0 && channel === 'email', 'is for calls and messages'],
    ['monitored', monitored && !isCall, calls]
  ]
}

/** Some things need a conversation, and one that lasts. */
function conversationRules (script: Case, { direction }: ScenarioFlow): Rule[] {
  const {
    end, transfers, talk = 3600, wrapUp, conference, holds, cancelledTransfers,
    disposition, note, corrected, score, linked, monitored, missedOffers, attributed
  } = script
  const isTalked = end === 'answered' || (end !== 'ivrAbandoned' && transfers.length > 0)
  const isWrappedUp = isTalked && wrapUp !== 0 && direction !== 'internal'
  const [agent, wrap] = ['needs an agent who answers', 'needs a wrap-up']
  return [
    ['talk', script.talk !== undefined && !isTalked, agent],
    ['wrapUp', wrapUp !== undefined && (!isTalked || direction === 'internal'), agent],
    ['transfers', transfers.length > 0 && !isTalked, agent],
    ['missedOffers', missedOffers > 0 && !isTalked, agent],
    ['score', score !== undefined && !isTalked, agent],
    ['linked', linked && (!isTalked || direction === 'internal'), agent],
    ['monitored', monitored && (!isTalked || direction === 'internal'), agent],
    ['attributed', attributed && (end === 'ivrAbandoned' || direction === 'internal'), 'needs a queue or an agent'],
    ['conference', conference && (!isTalked || talk < 80), 'needs a talk of at least 80 seconds'],
    ['holds', holds > 0 && (!isTalked || direction === 'internal' || talk * 1000 < 4 * holds),
      'needs a talk that is long enough'],
    ['cancelledTransfers', cancelledTransfers > 0 && (!isTalked || talk * 1000 <= cancelledTransfers),
      'needs a talk that is long enough'],
    ['disposition', disposition !== undefined && !isWrappedUp, wrap],
    ['note', note && !isWrappedUp, wrap],
    ['corrected', corrected && !isWrappedUp, wrap]
  ]
}

const followingRules = (
  { end, corrected, callsAgain, calledBack }: Case, { dispositions, flows }: ScenarioTenant, { channel }: ScenarioFlow
): Rule[] => [
  ['corrected', corrected && new Set(dispositions).size < 2, 'needs a second disposition of the tenant'],
  ['callsAgain', callsAgain && end !== 'abandoned', 'needs the end "abandoned"'],
  ['calledBack', calledBack && (callsAgain || (end !== 'abandoned' && end !== 'breakout')),
    'needs the end "abandoned" or "breakout", and nobody who calls again'],
  ['calledBack', calledBack && !flows.some(flow => flow.channel === channel && flow.direction === 'outbound'),
    'needs an outbound flow of its channel']
]

/** Everybody stays until the end. */
function crewRules ({ transfers, conference }: Case, { agents }: ScenarioTenant, { direction }: ScenarioFlow): Rule[] {
  const crew = smallestCrew(agents)
  const others = `must be fewer than the agents of every day, ${crew}: everybody stays until the end`
  return [
    ['transfers', transfers.length > 0 && transfers.length >= crew, others],
    ['conference', conference && transfers.length + 1 >= crew, others],
    ['direction', direction === 'internal' && crew < 2, 'needs two agents on every day']
  ]
}

function objectionToTime (script: Case, tenant: ScenarioTenant): Objection | undefined {
  const key = script.at === undefined ? 'start' : 'at'
  const { history, open, close } = tenant
  if (script.start !== undefined && 'from' in history) {
    const start = instantOf(script.start)
    if (start < instantOf(history.from) || start >= instantOf(history.to)) {
      return { key, expectation: 'must lie within the history' }
    }
  }
  return isRoundTheClock(tenant) || isOpenFor(script, tenant)
    ? undefined
    : { key, expectation: `must lie within opening hours, ${open} to ${close} o'clock` }
}

function isOpenFor ({ start, at = '00:00' }: Case, { timezone, dayStart, open, close }: ScenarioTenant): boolean {
  if (start === undefined) return minutesOf(at) >= open * 60 && minutesOf(at) < close * 60
  const calendar = createCalendar(timezone, dayStart)
  const instant = instantOf(start)
  const day = calendar.dayOf(instant)
  return instant >= calendar.at(day, open) && instant < calendar.at(day, close)
}
