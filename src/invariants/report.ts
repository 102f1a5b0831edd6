import type { Evidence } from '../http/wire.ts'
import type { Check, CheckSink, Invariant } from '../platforms/invariants.ts'

/** How far it has come, in rows of all platforms. */
export interface Progress { done: number, total: number }

/** What was checked at an instant, how often, and what does not hold. */
export interface Report {
  /** ISO 8601. */
  at: string
  checked: number
  violations: number
  relations: RelationReport[]
  /** The first violations: some of each relation. */
  examples: Violation[]
}

export interface RelationReport {
  /** The platform of whose data it is; of several platforms, which tell the same. */
  platform: string
  name: string
  evidence: Evidence
  checked: number
  violated: number
}

export interface Violation {
  platform: string
  /** Its id; null where it concerns no single one. */
  tenant: string | null
  /** As the platform calls it; null where it concerns no single one. */
  interaction: string | null
  relation: string
  expected: string
  found: string
}

/** How many violations are told one by one. */
const EXAMPLES = 100
const EXAMPLES_EACH = 10
const LONGEST = 200

/** Counts checks, and keeps the first ones that fail. */
export function createReport () {
  const relations = new Map<string, Map<Invariant, RelationReport>>()
  const examples: Violation[] = []

  function fail (
    tenant: string | null, entry: RelationReport, interaction: string | null, { expected, found }: Exclude<Check, true>
  ) {
    entry.violated++
    if (entry.violated > EXAMPLES_EACH || examples.length >= EXAMPLES) return
    examples.push({
      platform: entry.platform,
      tenant,
      interaction,
      relation: entry.name,
      expected: shorten(expected),
      found: shorten(found)
    })
  }

  return {
    /** Says of what the report will tell, checked or not. */
    announce (platform: string, statements: readonly Invariant[]) {
      const known = relations.get(platform) ?? new Map<Invariant, RelationReport>()
      relations.set(platform, known)
      for (const invariant of statements) {
        known.set(invariant, { platform, ...nameOf(invariant), checked: 0, violated: 0 })
      }
    },

    /** Takes notes of one platform's data of one tenant. Statements must have been announced. */
    notes (platform: string, tenant: string | null): CheckSink {
      const known = relations.get(platform)
      return (invariant, interaction, checks) => {
        const entry = known?.get(invariant)
        if (entry === undefined) throw new Error(`"${invariant.name}" was not announced`)
        entry.checked += checks.length
        for (const check of checks) if (check !== true) fail(tenant, entry, interaction, check)
      }
    },

    result (now: number): Report {
      const list = [...relations.values()].flatMap(statements => [...statements.values()])
      return {
        at: new Date(now).toISOString(),
        checked: list.reduce((sum, { checked }) => sum + checked, 0),
        violations: list.reduce((sum, { violated }) => sum + violated, 0),
        relations: list,
        examples
      }
    }
  }
}

const nameOf = ({ name, evidence }: Invariant) => ({ name, evidence })

const shorten = (text: string) => text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
