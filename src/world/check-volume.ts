import { instantOf } from './instants.ts'
import type { Problems } from './scenario-error.ts'
import type { ScenarioTenant } from './scenario.ts'

/**
 * The most interactions that a tenant may expect in a day with everything that makes it a busy one: as many are played
 * in some seconds, in steps, and kept in a few hundred MiB.
 */
export const MOST_PER_DAY = 100_000

const DAY = 86_400_000

/** How much comes in a day is a product of several numbers: none of them is too large alone. */
export function checkVolume ({ volume, history, week, spikes }: ScenarioTenant, pointer: string, { add }: Problems) {
  if ('total' in volume && !('from' in history)) {
    add(`${pointer}/volume`, 'must be perDay where history is in days')
    return
  }
  const { key, most, mean } = 'total' in volume
    ? { key: 'total', most: volume.total, mean: volume.total / daysOf(history) }
    : { key: 'perDay', most: Infinity, mean: volume.perDay }
  const sum = week.reduce((a, b) => a + b, 0)
  const weekday = sum === 0 ? 0 : Math.max(...week) * 7 / sum
  const busiest = Math.min(most, Math.round(mean * weekday * highestSpike(spikes)))
  if (busiest > MOST_PER_DAY) {
    const reason = 'the busiest day, by its weekday and its spikes'
    add(`${pointer}/volume/${key}`, `must not mean more than ${MOST_PER_DAY} on ${reason}, but means ${busiest}`)
  }
}

function daysOf (history: ScenarioTenant['history']): number {
  if (!('from' in history)) return 1
  return Math.max(1, (instantOf(history.to) - instantOf(history.from)) / DAY)
}

/** By how much spikes that overlap multiply what comes, where most of them do. */
function highestSpike (spikes: ScenarioTenant['spikes']): number {
  const edges = spikes.filter(({ factor }) => factor > 1).flatMap(({ from, to, factor }) => [
    { at: instantOf(from), log: Math.log(factor) }, { at: instantOf(to), log: -Math.log(factor) }
  ]).sort((a, b) => a.at - b.at || a.log - b.log)
  let [now, most] = [0, 0]
  for (const { log } of edges) {
    now += log
    most = Math.max(most, now)
  }
  return Math.exp(most)
}
