import type { Centre } from '../../../world/centre.ts'
import type { Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import { answerOf } from './events.ts'
import { addFigures, noFigures } from './figures.ts'
import type { Intervals } from './intervals.ts'
import { presentAgentInterval, presentAgentQueueInterval, presentQueueInterval, type Interval } from './present.ts'
import { thresholdsFor } from './service-level.ts'
import { QUARTER, keyOf, type Dimension } from './tally.ts'

/** Presents a row. */
type PresentRow = () => object

/** A quarter of an hour in one dimension: how many rows it has, and these. */
interface QuarterRows { count: number, rows: () => PresentRow[] }

interface Asked { range: Window, dimension: Dimension, skip: number, limit: number }

/**
 * A page of a range's rows: by time, then in the order of the configuration. Documented in the sample: a queue in which
 * nothing happens has a row; assumed: an agent has none. Each row is presented by whoever shows it.
 */
export function pageOfRows (
  { centre, now }: Pick<View, 'centre' | 'now'>, parts: readonly Intervals[], { range, dimension, skip, limit }: Asked
): { total: number, rows: PresentRow[] } {
  const rowsAt = createRows(centre, now, parts, dimension)
  const rows: PresentRow[] = []
  let total = 0
  for (let from = range.from; from < range.until; from += QUARTER) {
    const quarter = rowsAt(from)
    const [first, last] = [Math.max(0, skip - total), Math.min(quarter.count, skip + limit - total)]
    if (first < last) rows.push(...quarter.rows().slice(first, last))
    total += quarter.count
  }
  return { total, rows }
}

function createRows (centre: Centre, now: number, parts: readonly Intervals[], dimension: Dimension) {
  const { queues, agents } = centre
  const figuresAt = createFigures(centre, now, parts, dimension)
  const roster = new Set(dimension === 'agent'
    ? agents.map(({ id }) => id)
    : agents.flatMap(agent => queues.map(queue => keyOf(agent.id, queue.id))))

  return function rowsAt (from: number): QuarterRows {
    const found = parts.map(({ tally }) => tally.get(from)?.[dimension]).filter(part => part !== undefined)
    if (dimension === 'queue') {
      const rows = () => queues.map(queue => () => presentQueueInterval(centre, queue, figuresAt(from, queue.id)))
      return { count: queues.length, rows }
    }
    const keys = new Set(found.flatMap(part => [...part.keys()]).filter(key => roster.has(key)))
    const rows = () => dimension === 'agent'
      ? agents.filter(({ id }) => keys.has(id)).map(agent => () =>
        presentAgentInterval(centre, agent, figuresAt(from, agent.id)))
      : agents.flatMap(agent => queues.filter(queue => keys.has(keyOf(agent.id, queue.id))).map(queue => () =>
        presentAgentQueueInterval(centre, agent, queue, figuresAt(from, keyOf(agent.id, queue.id)))))
    return { count: keys.size, rows }
  }
}

/** A row's figures as they are known at now. */
function createFigures ({ queues }: Centre, now: number, parts: readonly Intervals[], dimension: Dimension) {
  const thresholdsOf = thresholdsFor(queues)
  const unknown = Map.groupBy(parts.flatMap(({ late }) => late.filter(({ answerKnownAt }) => answerKnownAt > now)),
    ({ to }) => to - to % QUARTER)
  const keyOfVisit = ({ queueId, agentId = '' }: { queueId: string, agentId: string | undefined }) =>
    dimension === 'queue' ? queueId : dimension === 'agent' ? agentId : keyOf(agentId, queueId)

  return function figuresAt (from: number, key: string): Interval {
    const figures = noFigures()
    for (const { tally } of parts) addFigures(figures, tally.get(from)?.[dimension].get(key) ?? {})
    for (const visit of unknown.get(from) ?? []) {
      if (keyOfVisit(visit) === key) addFigures(figures, answerOf(visit, thresholdsOf(visit.queueId)), -1)
    }
    return { from, figures }
  }
}
