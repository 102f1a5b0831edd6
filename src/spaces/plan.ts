import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AddedInteraction } from '../world/added-interaction.ts'
import { withGuests, type Centre } from '../world/centre.ts'
import { mostGuests, playAddition } from '../world/simulation/play-branch-day.ts'
import { inSteps } from '../world/steps.ts'
import type { Timeline } from '../world/timeline.ts'
import type { DayAddition } from './entry.ts'
import type { WantedInteraction } from './read-cases.ts'
import type { SpaceState } from './state.ts'

/** How long playing goes on without a pause, in ms. */
const STEP = 2

export interface PlanOptions {
  space: string
  tenant: Centre
  state: SpaceState
  /** An index for a version of a day. */
  claim: (day: number) => number
}

/**
 * Gives what is wanted its number, its instant and its guests, and gathers it by business day, in the order in which it
 * was given.
 * @param now when what is to begin now begins
 */
export async function planAdditions (
  wanted: readonly WantedInteraction[], now: number, { space, tenant, state, claim }: PlanOptions
): Promise<DayAddition[]> {
  const days = new Map<number, AddedInteraction[]>()
  const before = [...state.branch.days.values()].flatMap(({ added }) => added)
  const planned: AddedInteraction[] = []
  for (const { script, start: begins, compete } of wanted) {
    const start = begins === 'now' ? now : begins
    const day = tenant.calendar.dayOf(start)
    const number = state.count + planned.length
    const { agents: { length: first } } = withGuests(tenant, [...before, ...planned])
    const addition: AddedInteraction = { space, number, start, script, compete, guests: { first, count: 0 } }
    const guests = compete ? 0 : await guestsOf(tenant, addition, day)
    const settled = { ...addition, guests: { first, count: guests } }
    planned.push(settled)
    days.set(day, [...days.get(day) ?? [], settled])
  }
  return [...days].map(([day, added]) => ({ day, index: claim(day), added, changes: [] }))
}

/** How many guests it takes: it is played with as many as it could take. */
async function guestsOf (tenant: Centre, addition: AddedInteraction, day: number): Promise<number> {
  const { script, guests: { first } } = addition
  const trial = { ...addition, guests: { first, count: mostGuests(script) } }
  const played = await inSteps(playAddition(withGuests(tenant, [trial]), day, trial), STEP, nextTurn)
  return Math.max(0, ...played.flatMap(agentsOf).map(({ index }) => index + 1 - first))
}

const agentsOf = ({ engagements, missedOffers }: Timeline) =>
  [...engagements, ...missedOffers].map(({ agent }) => agent)
