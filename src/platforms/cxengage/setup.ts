import { createMakeRows, staticDaysOf } from '../kit/interaction-table.ts'
import type { Setup, Source } from '../platform.ts'
import { idsFor } from './interactions/ids.ts'
import { isSupported } from './interactions/present.ts'
import { BASE_PATH } from './paths.ts'
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
    locate (timeline, day) {
      if (!isSupported(timeline)) return undefined
      const { interaction: id } = idsFor(timeline, day)
      return { id, path: `${BASE_PATH}/tenants/${timeline.centre.tenant.id}/interactions/${id}` }
    },
    samples: base => samples(base, scenario),
    storage: (db, world) => createStorage(db, world, parsed)
  }
}
