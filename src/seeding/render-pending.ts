import type { StoredPlatform } from '../platforms/platform.ts'
import type { Centre } from '../world/centre.ts'
import type { History } from '../world/days.ts'
import type { Timeline } from '../world/timeline.ts'
import { homeOf } from '../world/branch.ts'

interface Rendering {
  platforms: readonly StoredPlatform[]
  centres: readonly Centre[]
  history: History
}

/** A day whose texts a platform writes. */
interface DayAtHand { centre: Centre, day: number, timelines: readonly Timeline[] }

/**
 * Returns the function that presents and stores some of the texts that rows still lack; it resolves with false when
 * none does. The platforms take turns: a step is short, and all of them present a day while it is at hand.
 * @param takeSome does some of it, in one transaction
 */
export function createRenderPending (
  { platforms, centres, history }: Rendering, takeSome: (steps: Generator<void, void>) => void
): () => Promise<boolean> {
  /** One of each platform's: others may ask for so many days meanwhile that history forgets it. */
  const atHand = new Map<StoredPlatform, DayAtHand>()
  let turn = 0

  async function timelinesOf (platform: StoredPlatform, centre: Centre, day: number): Promise<readonly Timeline[]> {
    const known = [...atHand.values()].find(known => known.centre === centre && known.day === day)
    const timelines = known?.timelines ?? await history.play(homeOf(centre), day)
    atHand.set(platform, { centre, day, timelines })
    return timelines
  }

  return async function renderPending () {
    for (let tried = 0; tried < platforms.length; tried++) {
      const platform = platforms[turn++ % platforms.length]
      const pending = platform?.storage.pending()
      if (platform === undefined || pending === undefined) continue
      const centre = centres[pending.tenant]
      if (centre === undefined) throw new RangeError(`there is no tenant ${pending.tenant}`)
      takeSome(platform.storage.render(centre, pending.day, await timelinesOf(platform, centre, pending.day)))
      return true
    }
    atHand.clear()
    return false
  }
}
