import { createRandom } from '../../../world/random.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { InteractionIds } from './ids.ts'
import type { Hook, InteractionAttribute } from './hook-schemas.ts'
import { timestamp } from './values.ts'

/** Links to records of other systems. */
export function presentHooks ({ hooks, engagements }: Timeline, ids: InteractionIds): Hook[] {
  return hooks.map(({ at, system, record, id, name, by, engagement }, index) => ({
    interactionHookId: ids.hooks[index] ?? '',
    hookType: system,
    hookSubType: record,
    hookId: id,
    hookName: name ?? null,
    hookedBy: by,
    agentId: engagements[engagement]?.agent.id ?? null,
    timestamp: timestamp(at)
  }))
}

/**
 * QUIRK(cxengage) [documented: Example: Custom Attributes]: an attribute's value is its hookName, and it is told by
 * hookBy, not hookedBy. Test: "an attribute is told as a hook of the flow".
 */
export function presentAttributes ({ attributes, centre }: Timeline, ids: InteractionIds): InteractionAttribute[] {
  return attributes.map(({ at, name, value }, index) => ({
    tenantId: centre.tenant.id,
    interactionId: ids.interaction,
    interactionHookId: ids.attributes[index] ?? '',
    hookId: randomUuid(createRandom(`${centre.key}/attributes/${name}`)),
    hookType: 'unattachedAttr',
    hookSubType: 'interaction-attribute',
    hookName: value,
    hookBy: 'flow',
    timestamp: timestamp(at),
    agentId: null
  }))
}
