import type { Case } from '../world/cases/case.ts'
import { parseScenario } from '../world/parse-scenario.ts'
import { ScenarioError } from '../world/scenario-error.ts'
import type { ScenarioTenant } from '../world/scenario.ts'
import { quoted } from '../world/shown.ts'
import { readEach, readWhen, type Sent } from './read-each.ts'
import type { SpaceProblem } from './space-error.ts'

/** An interaction that somebody wants to be added. */
export interface WantedInteraction {
  /** Where it is in what was sent. */
  pointer: string
  script: Case
  /** When it begins; `now` is found out when it is added. */
  start: number | 'now'
  compete: boolean
}

/** How many can be added at once. */
export const MOST_AT_ONCE = 100

/** As many as a case can need. */
const GUESTS = 200

/**
 * Reads what is to be added to a tenant: one case of a scenario or a list of them, each with `start` and, where it is
 * to take part in the day, `compete`. Throws a SpaceError with all that is wrong.
 */
export const readCases = (tenant: ScenarioTenant, body: unknown, now: number, within = ''): WantedInteraction[] =>
  readEach(body, {
    what: 'case', most: MOST_AT_ONCE, within, read: (sent, problems) => readCase(tenant, sent, now, problems)
  })

function readCase (
  tenant: ScenarioTenant, { given, index, pointer }: Sent, now: number, problems: SpaceProblem[]
): WantedInteraction | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    problems.push({ pointer, expected: 'must be an object: a case, as scenarios have them', given: quoted(given) })
    return undefined
  }
  const before = problems.length
  const { start: startText = 'now', compete = false, name, ...rest } = given as Record<string, unknown>
  const start = readWhen(startText, `${pointer}/start`, problems)
  if (typeof compete !== 'boolean') {
    problems.push({ pointer: `${pointer}/compete`, expected: 'must be true or false', given: quoted(compete) })
  }
  if ('at' in rest) problems.push({ pointer: `${pointer}/at`, expected: 'must not be there: it happens once, at "start"' })
  if (compete !== true && 'agent' in rest) {
    problems.push({
      pointer: `${pointer}/agent`,
      expected: 'needs "compete": true: guests serve what does not compete, and the tenant\'s agents keep to their day'
    })
  }
  if (problems.length > before) return undefined
  if (start === undefined || typeof compete !== 'boolean') return undefined
  const instant = new Date(start === 'now' ? now : start).toISOString()
  const input = { ...rest, name: name ?? `interaction ${index + 1}`, start: instant }
  const script = checked(compete ? tenant : asideOf(tenant), input, pointer, problems)
  return script && { pointer, script, start, compete }
}

/** The tenant as what does not compete meets it: open at any hour, with guests enough. */
function asideOf (tenant: ScenarioTenant): object {
  const { onShift: _roster, ...agents } = tenant.agents
  const guests = { ...agents, count: GUESTS, named: [] }
  return { ...tenant, history: { days: 1 }, volume: { perDay: 0 }, open: 0, close: 24, agents: guests }
}

/** Checks a case as that of a scenario, and fills in its defaults. */
function checked (tenant: object, input: object, pointer: string, problems: SpaceProblem[]): Case | undefined {
  const own = { ...tenant, spikes: [], pinned: [], interactions: [input] }
  try {
    const [parsed] = parseScenario({ description: 'What is added', tenants: [own] }).tenants
    return parsed?.interactions[0]
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const prefix = '/tenants/0/interactions/0'
    for (const { pointer: at, message } of error.all) {
      problems.push({ pointer: at.startsWith(prefix) ? pointer + at.slice(prefix.length) : pointer, expected: message })
    }
    return undefined
  }
}
