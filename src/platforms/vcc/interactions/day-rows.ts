import { rowKey } from '../../../store/row-key.ts'
import type { Columns } from '../../../store/rows.ts'
import type { Scenario } from '../../../world/scenario.ts'
import { finalInstant, type Timeline } from '../../../world/timeline.ts'
import type { MakeRows, Pinned } from '../../platform.ts'
import { readLiterals, type Literal } from '../literals.ts'
import { parseSettings } from '../settings.ts'
import { KINDS } from './changes.ts'
import { mintIds, type InteractionIds } from './ids.ts'
import { endOf, isTold } from './present.ts'
import { textOf } from './text.ts'

/** What is filled of the tables, in the order of {@link createRows}. */
export const COLUMNS = {
  vcc_interactions: ['key', 'tenant', 'guid', 'start', 'final_at', 'serial', 'document'],
  vcc_changes: ['tenant', 'at', 'kind', 'key']
} as const satisfies Columns

interface Change { kind: number, at: number }

interface NewRow { guid: string, start: number, finalAt: number, serial: number | null, changes: Change[], present: () => string | null }

/** Returns the function that makes a day's rows. */
export function createRows (scenario: Scenario, pinned: readonly Pinned[]): MakeRows {
  const literals = readLiterals(pinned)
  const settings = parseSettings(scenario)

  return function makeRows ({ index: tenant, calendar }, day, timelines, texts, sink) {
    const rows = [
      ...timelines.filter(isTold).map(timeline => rowOf(timeline, ids => texts ? textOf(timeline, timelines, settings, ids) : null)),
      ...literals.filter(literal => literal.tenant === tenant && calendar.dayOf(literal.start) === day).map(rowOfLiteral)
    ].sort((a, b) => a.start - b.start || (a.guid < b.guid ? -1 : 1))
    rows.forEach(({ guid, start, finalAt, serial, changes, present }, place) => {
      const key = rowKey(tenant, day, place)
      sink('vcc_interactions', [key, tenant, guid, start, finalAt, serial, present()])
      for (const { at, kind } of changes) sink('vcc_changes', [tenant, at, kind, key])
    })
    return rows.length
  }
}

function rowOf (timeline: Timeline, present: (ids: InteractionIds) => string | null): NewRow {
  const { start, serial, processedAt, correction } = timeline
  const ids = mintIds(timeline)
  return {
    guid: ids.interaction,
    start,
    finalAt: finalInstant(timeline),
    serial,
    changes: changesOf(start, endOf(timeline), [processedAt, correction?.at]),
    present: () => present(ids)
  }
}

const rowOfLiteral = ({ guid, start, end, categorizedAt, text }: Literal): NewRow =>
  ({ guid, start, finalAt: 0, serial: null, changes: changesOf(start, end, [categorizedAt]), present: () => text })

function changesOf (start: number, end: number | undefined, processed: readonly (number | undefined)[]): Change[] {
  return [
    { kind: KINDS.Started, at: start },
    ...(end === undefined ? [] : [{ kind: KINDS.StartedOrEnded, at: end }]),
    ...processed.flatMap(at => at === undefined ? [] : [{ kind: KINDS.Processed, at }])
  ]
}
