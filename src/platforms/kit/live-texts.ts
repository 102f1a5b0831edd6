import { dayOfKey, keysOfDay } from '../../store/row-key.ts'
import { asOf } from '../../world/as-of.ts'
import type { History } from '../../world/days.ts'
import { instantsOf, type Timeline } from '../../world/timeline.ts'
import type { View } from '../../world/view.ts'
import { timelineOf } from './interaction-table.ts'

/** What an interaction looks like for from <= now < until. */
interface Entry<Texts> { from: number, until: number, texts: Texts }

const LARGEST_CACHE = 5000

/**
 * Tells what a row without final texts looks like at the view's instant: its day is simulated again, the timeline cut
 * and presented. The result is kept for as long as nothing about the interaction changes.
 */
export function createLiveTexts<Texts> (
  history: History, textsOf: (timeline: Timeline, day: readonly Timeline[]) => Texts
) {
  const cache = new Map<number, Entry<Texts>>()

  function of ({ branch, now }: View, row: { key: number, serial: number | null }): Texts {
    const known = cache.get(row.key)
    if (known !== undefined && known.from <= now && now < known.until) return known.texts

    const day = history.day(branch, dayOfKey(row.key))
    const timeline = timelineOf(row, day)
    const instants = instantsOf(timeline)
    const entry = {
      from: Math.max(...instants.filter(instant => instant <= now)),
      until: Math.min(...instants.filter(instant => instant > now)),
      texts: textsOf(asOf(timeline, now), day)
    }
    if (cache.size >= LARGEST_CACHE) cache.clear()
    cache.set(row.key, entry)
    return entry.texts
  }

  return {
    of,
    /** Drops what is kept of a day's rows: others may have their keys next. */
    forget (index: number, day: number) {
      const [from, until] = keysOfDay(index, day)
      for (const key of cache.keys()) if (key >= from && key < until) cache.delete(key)
    }
  }
}
