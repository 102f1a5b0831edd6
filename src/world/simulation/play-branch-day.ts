import type { AddedInteraction } from '../added-interaction.ts'
import type { DaySource } from '../branch.ts'
import type { Centre } from '../centre.ts'
import type { Case } from '../cases/case.ts'
import { isSimulated } from '../history.ts'
import type { Timeline } from '../timeline.ts'
import { CUTOFF_AFTER_DAY, type Closing } from './closing.ts'
import type { Shift } from './crew.ts'
import { playAside, playDay } from './simulate-day.ts'

/**
 * Plays a business day as a branch has it. What competes is part of the day; what does not comes after it in the list,
 * so that nothing of the day has another `serial`.
 */
export function * playBranchDay ({ centre, added }: DaySource, day: number): Generator<void, readonly Timeline[]> {
  const timelines = isSimulated(centre.home ?? centre, day)
    ? (yield * playDay(centre, day, { added: added.filter(({ compete }) => compete).map(inputOf) })).timelines
    : []
  for (const addition of added) {
    if (!addition.compete) timelines.push(...yield * playAddition(centre, day, addition, timelines.length))
  }
  return timelines
}

/** Plays one that does not compete. */
export function * playAddition (
  centre: Centre, day: number, addition: AddedInteraction, serial = 0
): Generator<void, Timeline[]> {
  const { start, guests: { first, count } } = addition
  const closing = closingAside(centre, day)
  const homeBy = centre.calendar.startOf(day + 2)
  const crew = centre.agents.slice(first, first + count).map((agent): Shift => ({
    agent,
    from: start,
    to: homeBy,
    breaks: [],
    skills: new Set(centre.queues.map(({ skill }) => skill)),
    parts: centre.tenant.agents.messages,
    homeBy
  }))
  const timelines = yield * playAside(centre, day, inputOf(addition), { crew, closing })
  return timelines.map((timeline, index) => ({ ...timeline, serial: serial + index }))
}

/** Who serves what was added: at any hour, as in a centre that never closes. */
function closingAside ({ calendar }: Centre, day: number): Closing {
  const dayEnd = calendar.startOf(day + 1)
  return { close: dayEnd, queueCutoff: dayEnd + CUTOFF_AFTER_DAY, dayEnd }
}

const inputOf = ({ start, script, number, space }: AddedInteraction) => ({ start, script, index: number, space })

/** How many guests a case can keep busy at the most: who answers, calls or is called, and all others who take part. */
export const mostGuests = ({ transfers, conference, missedOffers }: Case): number =>
  2 + transfers.length + Number(conference) + missedOffers
