import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Pinned } from '../platform.ts'

/** Checks what ringback itself reads of literal documents; the rest is served as it is. Throws {@link ScenarioError}. */
export function checkLiterals (pinned: readonly Pinned[]) {
  for (const { tenant, documents } of pinned.filter(({ platform }) => platform === 'cxengage')) {
    documents.forEach((document, place) => {
      const { interactionId, startTimestamp } = (document ?? {}) as Record<string, unknown>
      const pointer = `/tenants/${tenant}/pinned, document ${place},`
      if (typeof interactionId !== 'string') throw new ScenarioError(pointer, 'must have an interactionId')
      if (typeof startTimestamp !== 'string' || Number.isNaN(Date.parse(startTimestamp))) throw new ScenarioError(pointer, 'must have a startTimestamp')
    })
  }
}
