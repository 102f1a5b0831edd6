import type { Columns, Value } from '../../../store/insertion.ts'
import { rowKey } from '../../../store/row-key.ts'
import type { Scenario } from '../../../world/scenario.ts'
import { finalInstant, type Timeline } from '../../../world/timeline.ts'
import type { MakeRows, Pinned } from '../../platform.ts'
import { readLiterals, type Literal } from '../literals.ts'
import { parseSettings } from '../settings.ts'
import { KINDS } from './changes.ts'
import { mintIds } from './ids.ts'
import { endOf, isTold } from './present.ts'
import { textOf } from './text.ts'

/** What is filled of the tables, in the order of {@link createRows}. */
export const COLUMNS = {
  vcc_interactions: ['key', 'tenant', 'guid', 'start', 'final_at', 'serial', 'document'],
  vcc_changes: ['tenant', 'at', 'kind', 'key']
} as const satisfies Columns

interface Change { kind: number, at: number }

interface NewRow { guid: string, start: number, finalAt: number, serial: number | null, document: string | null, changes: Change[] }

/** Returns the function that makes a day's rows. */
export function createRows (scenario: Scenario, pinned: readonly Pinned[]): MakeRows {
  const literals = readLiterals(pinned)
  const settings = parseSettings(scenario)

  return function makeRows ({ index: tenant, calendar }, day, timelines, texts) {
    const rows = [
      ...timelines.filter(isTold).map(timeline => rowOf(timeline, texts ? textOf(timeline, timelines, settings) : null)),
      ...literals.filter(literal => literal.tenant === tenant && calendar.dayOf(literal.start) === day).map(rowOfLiteral)
    ].sort((a, b) => a.start - b.start || (a.guid < b.guid ? -1 : 1))
    const interactions: Value[] = []
    const changes: Value[] = []
    rows.forEach((row, place) => {
      const key = rowKey(tenant, day, place)
      interactions.push(key, tenant, row.guid, row.start, row.finalAt, row.serial, row.document)
      for (const { at, kind } of row.changes) changes.push(tenant, at, kind, key)
    })
    return { count: rows.length, values: { vcc_interactions: interactions, vcc_changes: changes } }
  }
}

function rowOf (timeline: Timeline, document: string | null): NewRow {
  const { start, serial, processedAt, correction } = timeline
  return {
    guid: mintIds(timeline).interaction,
    start,
    finalAt: finalInstant(timeline),
    serial,
    document,
    changes: changesOf(start, endOf(timeline), [processedAt, correction?.at])
  }
}

const rowOfLiteral = ({ guid, start, end, categorizedAt, text }: Literal): NewRow =>
  ({ guid, start, finalAt: 0, serial: null, document: text, changes: changesOf(start, end, [categorizedAt]) })

function changesOf (start: number, end: number | undefined, processed: readonly (number | undefined)[]): Change[] {
  return [
    { kind: KINDS.Started, at: start },
    ...(end === undefined ? [] : [{ kind: KINDS.StartedOrEnded, at: end }]),
    ...processed.flatMap(at => at === undefined ? [] : [{ kind: KINDS.Processed, at }])
  ]
}
