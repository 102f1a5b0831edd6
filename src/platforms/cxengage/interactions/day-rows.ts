import { rowKey } from '../../../store/row-key.ts'
import type { Columns } from '../../../store/rows.ts'
import { parseInstant } from '../../../world/instants.ts'
import type { Population } from '../../../world/population.ts'
import type { Scenario } from '../../../world/scenario.ts'
import { finalInstant, type Timeline } from '../../../world/timeline.ts'
import type { MakeRows, Pinned } from '../../platform.ts'
import { idsFor } from '../ids.ts'
import { readLiterals, type Literal } from '../literals.ts'
import { isTold } from './present.ts'
import { presentAttributes, presentHooks } from './present-hooks.ts'
import type { Hook, InteractionAttribute } from './schemas.ts'
import { textsOf, textsOfLiteral, type InteractionTexts } from './texts.ts'

/** What is filled of the tables, in the order of {@link createRows}. */
export const COLUMNS = {
  cxengage_interactions: ['key', 'tenant', 'interaction_id', 'start', 'final_at', 'serial', 'contact_id', 'details_at', 'document', 'details'],
  cxengage_hooks: ['tenant', 'key', 'at', 'type', 'sub_type', 'hook_id', 'name']
} as const satisfies Columns

/** What is attached to an interaction, as it is searched. */
export interface HookRow { at: number, type: string, subType: string, hookId: string, name: string | null }

/** A row as it is entered; `present` gives its texts, undefined where they are to be written out later. */
export interface NewRow {
  key: number
  id: string
  start: number
  finalAt: number
  serial: number | null
  contactId: string | null
  hooks: HookRow[]
  present: () => InteractionTexts | undefined
}

/** Returns the function that makes a day's rows, in the order of their keys; with texts, or for literal documents alone. */
export function createRowsOf (pinned: readonly Pinned[]) {
  const literals = readLiterals(pinned)

  return function rowsOf ({ index: tenant, calendar }: Population, day: number, timelines: readonly Timeline[], texts = false): NewRow[] {
    return [
      ...timelines.filter(isTold).map(timeline => rowOf(timeline, timelines, texts)),
      ...literals.filter(literal => literal.tenant === tenant && calendar.dayOf(literal.start) === day).map(rowOfLiteral)
    ]
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
      .map((row, place) => ({ ...row, key: rowKey(tenant, day, place) }))
  }
}

/** Returns the function that gives a day's rows to a sink. */
export function createRows (_scenario: Scenario, pinned: readonly Pinned[]): MakeRows {
  const rowsOf = createRowsOf(pinned)

  return function makeRows (population, day, timelines, withTexts, sink) {
    const { index: tenant } = population
    const rows = rowsOf(population, day, timelines, withTexts)
    for (const { key, id, start, finalAt, serial, contactId, hooks, present } of rows) {
      const texts = present()
      sink('cxengage_interactions', [key, tenant, id, start, finalAt, serial, contactId, texts?.details_at ?? null, texts?.document ?? null, texts?.details ?? null])
      for (const { at, type, subType, hookId, name } of hooks) sink('cxengage_hooks', [tenant, key, at, type, subType, hookId, name])
    }
    return rows.length
  }
}

function rowOf (timeline: Timeline, day: readonly Timeline[], texts: boolean): Omit<NewRow, 'key'> {
  const ids = idsFor(timeline, day)
  const { start, serial, contact } = timeline
  return {
    id: ids.interaction,
    start,
    finalAt: finalInstant(timeline),
    serial,
    contactId: contact?.id ?? null,
    hooks: hooksOf(presentHooks(timeline, ids), presentAttributes(timeline, ids)),
    present: () => texts ? textsOf(timeline, ids) : undefined
  }
}

function rowOfLiteral ({ id, start, interaction }: Literal): Omit<NewRow, 'key'> {
  const { contactId = null, hooks, interactionAttributes } = interaction
  return { id, start, finalAt: 0, serial: null, contactId, hooks: hooksOf(hooks, interactionAttributes), present: () => textsOfLiteral(interaction) }
}

const hooksOf = (hooks: readonly Hook[] = [], attributes: readonly InteractionAttribute[] = []): HookRow[] =>
  [...hooks, ...attributes].map(({ timestamp, hookType, hookSubType, hookId, hookName }) =>
    ({ at: parseInstant(timestamp) ?? 0, type: String(hookType), subType: String(hookSubType), hookId: String(hookId), name: hookName ?? null }))
