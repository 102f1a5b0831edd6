import { parseInstant } from '../../http/instants.ts'
import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Pinned } from '../platform.ts'

/** A document that is served as the scenario has it, and what ringback itself reads of it. */
export interface Literal {
  tenant: number
  guid: string
  start: number
  end: number | undefined
  categorizedAt: number | undefined
  text: string
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The scenario's literal documents for this platform. Throws {@link ScenarioError}. */
export function readLiterals (pinned: readonly Pinned[]): Literal[] {
  const guids = new Set<string>()
  return ownOf(pinned).flatMap(({ tenant, documents }) => documents.map((document, place): Literal => {
    const pointer = `/tenants/${tenant}/pinned, vcc document ${place},`
    const { guid, start: startText, duration, categorizedAt } = (document ?? {}) as Record<string, unknown> // checked right here
    if (typeof guid !== 'string' || !GUID.test(guid)) throw new ScenarioError(pointer, 'must have a guid in lower case')
    if (guids.has(guid)) throw new ScenarioError(pointer, `must not repeat the guid ${guid}`)
    guids.add(guid)
    const start = instantOf(startText)
    if (start === undefined) throw new ScenarioError(pointer, 'must have a start')
    return {
      tenant,
      guid,
      start,
      end: typeof duration === 'number' ? start + duration : undefined,
      categorizedAt: instantOf(categorizedAt),
      text: JSON.stringify(document)
    }
  }))
}

/** Other guids under which a tenant's literal documents are found. Throws {@link ScenarioError}. */
export function readAliases (pinned: readonly Pinned[]): Map<string, string> {
  const aliases = new Map<string, string>()
  const known = new Set(readLiterals(pinned).map(({ tenant, guid }) => aliasKey(tenant, guid)))
  for (const { tenant, aliases: names } of ownOf(pinned)) {
    for (const [alias, guid] of Object.entries(names)) {
      const pointer = `/tenants/${tenant}/pinned, vcc alias ${alias},`
      if (!GUID.test(alias)) throw new ScenarioError(pointer, 'must be a guid in lower case')
      if (!known.has(aliasKey(tenant, guid))) throw new ScenarioError(pointer, 'must name a document')
      aliases.set(aliasKey(tenant, alias), guid)
    }
  }
  return aliases
}

export const aliasKey = (tenant: number, alias: string) => `${tenant}/${alias}`

const ownOf = (pinned: readonly Pinned[]) => pinned.filter(({ platform }) => platform === 'vcc')

const instantOf = (value: unknown): number | undefined => typeof value === 'string' ? parseInstant(value) : undefined
