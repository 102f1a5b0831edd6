import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Scenario } from '../../world/scenario.ts'

/** The platform's switches in a scenario: `settings.vcc`. */
export interface VccSettings extends Limits {
  /** Interactions have the key `outcome`, which only the current revision of the documentation shows. */
  outcome: boolean
  /** What the token endpoint calls its tokens; the documentation has both spellings. */
  tokenType: string
}

/** How many requests an account has in a minute; 0 is no limit. */
export interface Limits {
  /** Of the stats endpoints. */
  requestsPerMinute: number
  /** Of the Interaction Content API: the vendor's clients keep to 160 and 16. */
  contentReadsPerMinute: number
  contentDeletionsPerMinute: number
}

const LIMITS = ['requestsPerMinute', 'contentReadsPerMinute', 'contentDeletionsPerMinute'] as const satisfies
  (keyof Limits)[]

/** Throws {@link ScenarioError}. */
export function parseSettings ({ settings }: Scenario): VccSettings {
  const { outcome = false, tokenType = 'Bearer', ...others } = settings['vcc'] ?? {}
  const unknown = Object.keys(others).find(name => !(LIMITS as readonly string[]).includes(name))
  if (unknown !== undefined) throw new ScenarioError('/settings/vcc', `has an unknown key "${unknown}"`)
  if (typeof outcome !== 'boolean') throw new ScenarioError('/settings/vcc/outcome', 'must be true or false')
  if (typeof tokenType !== 'string' || tokenType === '') {
    throw new ScenarioError('/settings/vcc/tokenType', 'must be a text')
  }
  const limitOf = (name: keyof Limits): number => {
    const limit = others[name] ?? 0
    if (Number.isInteger(limit) && Number(limit) >= 0) return Number(limit)
    throw new ScenarioError(`/settings/vcc/${name}`, 'must be a whole number, 0 for no limit')
  }
  return {
    outcome,
    tokenType,
    requestsPerMinute: limitOf('requestsPerMinute'),
    contentReadsPerMinute: limitOf('contentReadsPerMinute'),
    contentDeletionsPerMinute: limitOf('contentDeletionsPerMinute')
  }
}
