import { dayOfKey } from '../store/row-key.ts'
import { cut } from '../world/cut.ts'
import type { Days } from '../world/days.ts'
import type { Population } from '../world/population.ts'
import { instantsOf, type Timeline } from '../world/timeline.ts'
import { timelineOf, type Row } from './rows.ts'

interface Entry<Text> { from: number, until: number, text: Text }

const KEPT = 5000

/**
 * Tells what a row without a final text looks like now: its day is simulated again, the timeline cut at now and
 * presented. The result is kept for as long as nothing about the interaction changes.
 */
export function createLiveRows<Text> (days: Days, present: (timeline: Timeline, day: readonly Timeline[]) => Text) {
  const kept = new Map<number, Entry<Text>>()

  return function live (population: Population, row: Row, now: number): Text {
    const known = kept.get(row.key)
    if (known !== undefined && known.from <= now && now < known.until) return known.text

    const day = days.of(population, dayOfKey(row.key))
    const timeline = timelineOf(row, day)
    const instants = instantsOf(timeline)
    const entry = {
      from: Math.max(...instants.filter(instant => instant <= now)),
      until: Math.min(...instants.filter(instant => instant > now)),
      text: present(cut(timeline, now), day)
    }
    if (kept.size >= KEPT) kept.clear()
    kept.set(row.key, entry)
    return entry.text
  }
}
