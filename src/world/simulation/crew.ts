import { isRoundTheClock, openingOf } from '../opening.ts'
import type { Agent, Centre, Queue } from '../centre.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const SHIFT_HOURS = 8
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

/** One agent's working day. */
export interface Shift {
  agent: Agent
  from: number
  to: number
  breaks: Break[]
  skills: Set<string>
  /** What they can attend to at once: a call or an e-mail takes all parts, a message one. */
  parts: number
  /** When they must be done at the latest: their next shift may begin then. */
  homeBy: number
}

/** When all whom an interaction keeps busy must be done; Infinity when it keeps nobody. */
export const homeBy = (busy: readonly { shift: Shift }[]): number => Math.min(...busy.map(({ shift }) => shift.homeBy))

export interface Break { from: number, to: number, name: string }

/** When a crew's shifts begin and end, and which of the agents have them. */
interface Turn { from: number, to: number, homeBy: number, has: (agent: { index: number }) => boolean }

type Place = Pick<Centre, 'tenant' | 'calendar'>

/** Who works on a business day, and when: a pure function of the roster, so that any day stands alone. */
export function crewOf (centre: Centre, day: number): Shift[] {
  const { tenant, agents, queues, calendar } = centre
  const onDuty = dutyOf(agents.slice(0, poolOf(tenant.agents)), calendar.weekdayOf(day))
  return turnsOf(centre, day).flatMap(({ from, to, homeBy, has }) => onDuty.filter(has).map(agent => ({
    agent,
    from,
    to,
    breaks: [...breaksOf(agent, from, to), ...absencesOf(centre, agent, from, to)].sort((a, b) => a.from - b.from),
    skills: skillsOf(agent, queues),
    parts: tenant.agents.messages,
    homeBy
  })))
}

/** When an agent works on a business day; undefined on their day off. */
export function hoursOf (
  { tenant, calendar }: Place, index: number, day: number
): Pick<Shift, 'from' | 'to'> | undefined {
  const places = Array.from({ length: poolOf(tenant.agents) }, (_, index) => ({ index }))
  const isOnDuty = dutyOf(places, calendar.weekdayOf(day)).some(agent => agent.index === index)
  return isOnDuty ? turnsOf({ tenant, calendar }, day).find(({ has }) => has({ index })) : undefined
}

/** Where nobody is rostered, everybody works. */
function dutyOf<Place extends { index: number }> (pool: readonly Place[], weekday: number): readonly Place[] {
  const rostered = pool.filter(agent => isRostered(agent, weekday))
  return rostered.length > 0 ? rostered : pool
}

/** Five days of seven, and everybody's week begins on another one. */
const isRostered = ({ index }: { index: number }, weekday: number): boolean => (weekday + index) % 7 < 5

/** The fewest agents of a business day, over the days of a week. */
export function smallestCrew (agents: { count: number, onShift?: number | undefined }): number {
  const places = Array.from({ length: poolOf(agents) }, (_, index) => ({ index }))
  const sizes = WEEKDAYS.map(weekday => places.filter(agent => isRostered(agent, weekday)).length)
  return Math.min(...sizes.map(size => size > 0 ? size : places.length))
}

/** Of how many agents no more than `onShift` are rostered on any weekday. */
function poolOf ({ count, onShift = count }: { count: number, onShift?: number | undefined }): number {
  const rostered = WEEKDAYS.map(() => 0)
  for (let index = 0; index < count; index++) {
    for (const weekday of WEEKDAYS) {
      if (isRostered({ index }, weekday)) rostered[weekday] = (rostered[weekday] ?? 0) + 1
    }
    if (Math.max(...rostered) > onShift) return index
  }
  return count
}

/**
 * An early and a late shift. A centre that never closes has three, and whoever is on at the boundary of two business
 * days works only then: the next day's crew are others.
 */
function turnsOf (place: Place, day: number): Turn[] {
  const { calendar, tenant } = place
  const { from, to } = openingOf(place, day)
  const nextDay = calendar.startOf(day + 1)
  if (isRoundTheClock(tenant)) {
    const third = (turn: number) => from + Math.floor((to - from) * turn / 3)
    const following = (turn: number) => nextDay + Math.floor((calendar.startOf(day + 2) - nextDay) * turn / 3)
    return [0, 1, 2].map((turn): Turn => ({
      from: third(turn), to: third(turn + 1), homeBy: following(turn), has: ({ index }) => index % 3 === turn
    })).filter(({ from, to }) => from < to)
  }
  const turns: Turn[] = [
    { from: Math.max(from, to - SHIFT_HOURS * HOUR), to, homeBy: nextDay, has: ({ index }) => index % 2 === 0 },
    { from, to: Math.min(to, from + SHIFT_HOURS * HOUR), homeBy: nextDay, has: ({ index }) => index % 2 === 1 }
  ]
  return turns.filter(({ from, to }) => from < to)
}

/** What some agents do at their desk instead of their last break: they are offered nothing, and do not leave it. */
export const PAPERWORK = 'Paperwork'

interface Rest { after: number, minutes: number, name: string, clerks?: string }

/** The breaks of a shift: how many hours after its beginning, how long, and what it is for those who do paperwork. */
const RESTS: readonly Rest[] = [
  { after: 1, minutes: 15, name: 'Break' },
  { after: 3, minutes: 30, name: 'Lunch' },
  { after: 5.5, minutes: 15, name: 'Break', clerks: PAPERWORK }
]

/** What breaks there are, each once. */
export const REST_NAMES: readonly string[] =
  [...new Set(RESTS.flatMap(({ name, clerks = name }) => [name, clerks]))]

/** A lunch and two short breaks, not all agents at the same time. */
function breaksOf ({ index }: Agent, from: number, to: number): Break[] {
  if (to - from < 4 * HOUR) return []
  const at = (hours: number, minutes: number, name: string) => {
    const start = from + hours * HOUR + (index % 8) * 10 * MINUTE
    return { from: start, to: start + minutes * MINUTE, name }
  }
  const isClerk = index % 3 === 2
  return RESTS
    .map(({ after, minutes, name, clerks = name }) => at(after, minutes, isClerk ? clerks : name))
    .filter(rest => rest.to < to)
}

/** Whether an agent is offered work that asks for the skill, as long as the centre is open. */
export const hasSkill = (agent: Agent, skill: string, queues: Queue[]): boolean => skillsOf(agent, queues).has(skill)

/** Everybody knows every queue's work but at most one. */
function skillsOf ({ index }: Agent, queues: Queue[]): Set<string> {
  const missing = missingQueue(index, queues)
  return new Set(queues.filter((_, index) => index !== missing).map(queue => queue.skill))
}

/** Where they are away because somebody has said so. */
function absencesOf ({ changes = [] }: Centre, { index }: Agent, from: number, to: number): Break[] {
  const own = changes.filter(change => (change.kind === 'away' || change.kind === 'back') && change.agent === index)
  const returns = own.flatMap(change => change.kind === 'back' ? [change.at] : [])
  return own.flatMap(change => {
    if (change.kind !== 'away') return []
    const until = Math.min(to, change.to, ...returns.filter(at => at > change.from))
    return change.from < to && until > from
      ? [{ from: Math.max(from, change.from), to: until, name: change.reason }]
      : []
  })
}

const missingQueue = (agent: number, queues: readonly unknown[]): number =>
  queues.length > 1 ? agent % (queues.length + 1) : -1

/** Whether an agent knows the work of a queue, by their places; another queue may ask for the same skill. */
export function knowsQueue (
  agent: number, queue: number, queues: readonly { name: string, skill?: string | undefined }[]
): boolean {
  const missing = missingQueue(agent, queues)
  const skill = (index: number) => queues[index]?.skill ?? queues[index]?.name
  return queues.some((_, index) => index !== missing && skill(index) === skill(queue))
}
