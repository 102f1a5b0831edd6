import { FIRST_YEAR, LAST_YEAR, isServable, parseInstant } from '../../world/instants.ts'
import { ScenarioError, createProblems, pointerPart } from '../../world/scenario-error.ts'
import type { Scenario } from '../../world/scenario.ts'
import type { StaticDocuments } from '../platform.ts'

/** What a platform calls the id and the start of an interaction. */
export interface Dialect { platform: string, id: string, start: string }

/** A document that is served as the scenario has it, and what is read of it. */
export interface StaticDocument { tenant: number, id: string, start: number, document: Record<string, unknown> }

/** Finds the id of the document that a tenant has under another one, too. */
export type FindAlias = (tenant: number, alias: string) => string | undefined

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The scenario's static documents for a platform. Throws {@link ScenarioError}. */
export function readDocuments (
  statics: readonly StaticDocuments[], { platform, id: idKey, start: startKey }: Dialect
): StaticDocument[] {
  const ids = new Set<string>()
  const problems = createProblems()
  const read = ownOf(statics, platform).flatMap(({ tenant, documents, pointer: pinned }) =>
    documents.flatMap((given, index) =>
      problems.attempt((): StaticDocument => {
        const pointer = `${pinned}/documents/${index}`
        const document = (given ?? {}) as Record<string, unknown> // whatever else it is has none of the keys
        const { [idKey]: id, [startKey]: startText } = document
        if (typeof id !== 'string' || !ID.test(id)) {
          throw new ScenarioError(pointer, `must have ${idKey}, a UUID in lower case`)
        }
        if (ids.has(id)) throw new ScenarioError(pointer, `must not repeat the ${idKey} ${id}`)
        ids.add(id)
        const start = typeof startText === 'string' ? parseInstant(startText) : undefined
        if (start === undefined) throw new ScenarioError(pointer, `must have ${startKey}, an instant`)
        if (!isServable(start)) {
          throw new ScenarioError(pointer, `must have a ${startKey} of the years ${FIRST_YEAR} to ${LAST_YEAR}`)
        }
        return { tenant, id, start, document }
      }) ?? []))
  problems.check()
  return read
}

/** Other ids under which a tenant's static documents are found. Throws {@link ScenarioError}. */
export function readAliases (statics: readonly StaticDocuments[], dialect: Dialect): FindAlias {
  const keyOf = (tenant: number, id: string) => `${tenant}/${id}`
  const known = new Set(readDocuments(statics, dialect).map(({ tenant, id }) => keyOf(tenant, id)))
  const aliases = new Map<string, string>()
  const problems = createProblems()
  for (const { tenant, aliases: names, pointer: pinned } of ownOf(statics, dialect.platform)) {
    for (const [alias, id] of Object.entries(names)) {
      const pointer = `${pinned}/aliases${pointerPart(alias)}`
      if (!ID.test(alias)) problems.add(pointer, 'must be a UUID in lower case')
      if (known.has(keyOf(tenant, alias))) problems.add(pointer, 'must not be the id of a document')
      if (!known.has(keyOf(tenant, id))) problems.add(pointer, 'must name a document')
      aliases.set(keyOf(tenant, alias), id)
    }
  }
  problems.check()
  return (tenant, alias) => aliases.get(keyOf(tenant, alias))
}

/** The ids that a scenario gives to its cases are no document's. Throws {@link ScenarioError}. */
export function checkFixedIds (
  { tenants }: Scenario, platform: string, statics: readonly { id: string }[], given: readonly StaticDocuments[]
) {
  const problems = createProblems()
  const known = new Set([...statics.map(({ id }) => id),
    ...ownOf(given, platform).flatMap(({ aliases }) => Object.keys(aliases))])
  tenants.forEach(({ interactions }, index) => interactions.forEach(({ id }, nth) => {
    if (known.has(id?.[platform] ?? '')) {
      problems.add(`/tenants/${index}/interactions/${nth}/id${pointerPart(platform)}`, 'must not be the id of a document')
    }
  }))
  problems.check()
}

/** Those of a platform, each with its place in the scenario: they are in the order of their tenants. */
const ownOf = (statics: readonly StaticDocuments[], name: string) => statics
  .map((one, index) => ({
    ...one,
    pointer: `/tenants/${one.tenant}/pinned/${index - statics.findIndex(({ tenant }) => tenant === one.tenant)}`
  }))
  .filter(({ platform }) => platform === name)
