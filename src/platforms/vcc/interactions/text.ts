import type { Timeline } from '../../../world/timeline.ts'
import type { VccSettings } from '../settings.ts'
import { mintIds } from './ids.ts'
import { presentInteraction } from './present.ts'

/** The document of an interaction, whole or cut, as it is stored and sent. */
export function textOf (
  timeline: Timeline, day: readonly Timeline[], { outcome }: Pick<VccSettings, 'outcome'>, ids = mintIds(timeline)
): string {
  const caller = day[timeline.serial]?.engagements[0]?.agent.phone
  return JSON.stringify(presentInteraction(timeline, { ids, caller, outcome }))
}
