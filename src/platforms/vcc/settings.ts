import { meant } from '../../world/did-you-mean.ts'
import { createProblems, pointerPart } from '../../world/scenario-error.ts'
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
  const { add, check } = createProblems()
  const { outcome = false, tokenType = 'Bearer', ...others } = settings['vcc'] ?? {}
  const known = ['outcome', 'tokenType', ...LIMITS]
  for (const name of Object.keys(others)) {
    if (!known.includes(name)) add(`/settings/vcc${pointerPart(name)}`, `is not known; ${meant(name, known)}`)
  }
  if (typeof outcome !== 'boolean') add('/settings/vcc/outcome', 'must be true or false')
  if (typeof tokenType !== 'string' || tokenType === '') add('/settings/vcc/tokenType', 'must be a text')
  const limitOf = (name: keyof Limits): number => {
    const limit = others[name] ?? 0
    if (Number.isInteger(limit) && Number(limit) >= 0) return Number(limit)
    add(`/settings/vcc/${name}`, 'must be a whole number, 0 for no limit')
    return 0
  }
  const own = {
    outcome: outcome === true,
    tokenType: String(tokenType),
    requestsPerMinute: limitOf('requestsPerMinute'),
    contentReadsPerMinute: limitOf('contentReadsPerMinute'),
    contentDeletionsPerMinute: limitOf('contentDeletionsPerMinute')
  }
  check()
  return own
}
