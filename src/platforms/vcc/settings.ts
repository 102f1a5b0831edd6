import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Scenario } from '../../world/scenario.ts'

/** The platform's switches in a scenario: `settings.vcc`. */
export interface Settings {
  /** Interactions have the key `outcome`, which only the current revision of the documentation shows. */
  outcome: boolean
  /** What the token endpoint calls its tokens; the documentation has both spellings. */
  tokenType: string
  /** The fair-use limit of an account; 0 is none. */
  requestsPerMinute: number
}

const DEFAULTS: Settings = { outcome: false, tokenType: 'Bearer', requestsPerMinute: 0 }

/** Throws {@link ScenarioError}. */
export function parseSettings ({ settings }: Scenario): Settings {
  const {
    outcome = DEFAULTS.outcome, tokenType = DEFAULTS.tokenType,
    requestsPerMinute = DEFAULTS.requestsPerMinute, ...unknown
  } = settings['vcc'] ??
    {}
  const [name] = Object.keys(unknown)
  if (name !== undefined) throw new ScenarioError('/settings/vcc', `has an unknown key "${name}"`)
  if (typeof outcome !== 'boolean') throw new ScenarioError('/settings/vcc/outcome', 'must be true or false')
  if (typeof tokenType !== 'string' || tokenType === '') {
    throw new ScenarioError('/settings/vcc/tokenType', 'must be a text')
  }
  if (!Number.isInteger(requestsPerMinute) || Number(requestsPerMinute) < 0) {
    throw new ScenarioError('/settings/vcc/requestsPerMinute', 'must be a whole number, 0 for no limit')
  }
  return { outcome, tokenType, requestsPerMinute: Number(requestsPerMinute) }
}
