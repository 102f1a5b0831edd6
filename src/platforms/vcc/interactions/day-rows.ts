import { rowKey } from '../../../store/row-key.ts'
import type { Columns } from '../../../store/rows.ts'
import type { Population } from '../../../world/population.ts'
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

/** Something that `include` asks for, at an instant. */
export interface Change { at: number, kind: number }

/** A row as it is entered; `present` gives its text, null where it is to be written out later. */
export interface NewRow {
  key: number
  guid: string
  start: number
  finalAt: number
  serial: number | null
  changes: Change[]
  present: () => string | null
}

/** Returns the function that makes a day's rows, in the order of their keys; with texts, or for literal documents alone. */
export function createRowsOf (scenario: Scenario, pinned: readonly Pinned[]) {
  const literals = readLiterals(pinned)
  const settings = parseSettings(scenario)

  return function rowsOf ({ index: tenant, calendar }: Population, day: number, timelines: readonly Timeline[], texts = false): NewRow[] {
    return [
      ...timelines.filter(isTold).map(timeline => rowOf(timeline, ids => texts ? textOf(timeline, timelines, settings, ids) : null)),
      ...literals.filter(literal => literal.tenant === tenant && calendar.dayOf(literal.start) === day).map(rowOfLiteral)
    ]
      .sort((a, b) => a.start - b.start || (a.guid < b.guid ? -1 : 1))
      .map((row, place) => ({ ...row, key: rowKey(tenant, day, place) }))
  }
}

/** Returns the function that gives a day's rows to a sink. */
export function createRows (scenario: Scenario, pinned: readonly Pinned[]): MakeRows {
  const rowsOf = createRowsOf(scenario, pinned)

  return function makeRows (population, day, timelines, texts, sink) {
    const { index: tenant } = population
    const rows = rowsOf(population, day, timelines, texts)
    for (const { key, guid, start, finalAt, serial, changes, present } of rows) {
      sink('vcc_interactions', [key, tenant, guid, start, finalAt, serial, present()])
      for (const { at, kind } of changes) sink('vcc_changes', [tenant, at, kind, key])
    }
    return rows.length
  }
}

function rowOf (timeline: Timeline, present: (ids: InteractionIds) => string | null): Omit<NewRow, 'key'> {
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

const rowOfLiteral = ({ guid, start, end, categorizedAt, text }: Literal): Omit<NewRow, 'key'> =>
  ({ guid, start, finalAt: 0, serial: null, changes: changesOf(start, end, [categorizedAt]), present: () => text })

function changesOf (start: number, end: number | undefined, processed: readonly (number | undefined)[]): Change[] {
  return [
    { kind: KINDS.Started, at: start },
    ...(end === undefined ? [] : [{ kind: KINDS.StartedOrEnded, at: end }]),
    ...processed.flatMap(at => at === undefined ? [] : [{ kind: KINDS.Processed, at }])
  ]
}
