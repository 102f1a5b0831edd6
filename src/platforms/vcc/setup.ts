import { createMakeRows, staticDaysOf } from '../kit/interaction-table.ts'
import type { Setup, Source } from '../platform.ts'
import { mintIds } from './interactions/ids.ts'
import { isSupported } from './interactions/present.ts'
import { STATS_PATH } from './paths.ts'
import { samples } from './samples.ts'
import { parseSource } from './scenario.ts'
import { createStorage } from './storage.ts'

/** Throws ScenarioError. */
export function setUp (source: Source): Setup {
  const parsed = parseSource(source)
  const { scenario, model } = parsed
  return {
    staticDays: centre => staticDaysOf(centre, model.statics),
    makeRows: createMakeRows(model),
    locate (timeline) {
      if (!isSupported(timeline)) return undefined
      const { interaction: id } = mintIds(timeline)
      return { id, path: `${STATS_PATH}/interactions/${id}` }
    },
    samples: (base, now) => samples(base, scenario, now),
    storage: (db, world) => createStorage(db, world, parsed)
  }
}
