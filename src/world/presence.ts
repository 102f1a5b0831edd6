import { LONGEST_AFTER_DAY } from './bounds.ts'
import type { Derived, History } from './days.ts'
import { daysFor, type Window } from './history.ts'
import { loadOf } from './load.ts'
import type { Agent, Centre } from './centre.ts'
import { closingOf, type Closing } from './simulation/closing.ts'
import { crewOf, type Shift } from './simulation/crew.ts'
import { backAfter } from './simulation/offer.ts'
import { finish } from './steps.ts'
import type { Timeline } from './timeline.ts'
import type { View } from './view.ts'

/**
 * What an agent is for their colleagues, from <= t < to; `rest` is the name of their break, and they are away without
 * one after an offer that they missed.
 */
export interface Presence { from: number, to: number, kind: 'ready' | 'away' | 'loggedOut', rest: string | undefined }

/** One agent from their login until the next one (Infinity where there is none): their presences, without gaps. */
export interface Attendance { agent: Agent, from: number, to: number, presences: Presence[] }

const DAY = 86_400_000

/** Nobody is off for longer: rosters have five days of seven. */
export const LONGEST_LEAVE = 4 * DAY

/** When an agent was busy; after an offer that they missed they are away, if it would have taken all of them. */
interface BusySpan { from: number, to: number, awayFor: number }

/** A business day's crew: a pure function of roster and simulation, as the day itself. */
export const attendancesOf = (centre: Centre, day: number, timelines: readonly Timeline[]): Attendance[] =>
  finish(attendancesInSteps(centre, day, timelines))

/** The same; it pauses whenever others may have their turn. */
export function * attendancesInSteps (
  centre: Centre, day: number, timelines: readonly Timeline[]
): Generator<void, Attendance[]> {
  const work = busySpansOf(centre, timelines)
  yield
  const logins = loginsFrom(centre, day + 1)
  const closing = closingOf(centre, day)
  const emptyAt = whenEmpty(closing, timelines)
  const attendances: Attendance[] = []
  for (const shift of crewOf(centre, day)) {
    yield
    const to = shift.to === closing.close ? emptyAt : shift.to
    attendances.push(attend({ ...shift, to }, work.get(shift.agent) ?? [], logins.get(shift.agent) ?? Infinity))
  }
  for (const { agent, from } of guestsAmong(timelines)) {
    attendances.push(attend({ agent, from, to: from, breaks: [] }, work.get(agent) ?? [], Infinity))
  }
  return attendances
}

/** The guests who served what was added, each once, and since when they were there. */
function guestsAmong (timelines: readonly Timeline[]): Pick<Shift, 'agent' | 'from'>[] {
  const logins = new Map<Agent, number>()
  for (const { engagements, missedOffers } of timelines.filter(({ isAside }) => isAside)) {
    for (const { agent, sessionFrom } of [...engagements, ...missedOffers]) logins.set(agent, sessionFrom)
  }
  return [...logins].map(([agent, from]) => ({ agent, from }))
}

/**
 * When the last shift may go, but for those who are still at work: nobody is in the centre any more, or is going to
 * come back, or the flow turns away who is left.
 */
function whenEmpty ({ close, queueCutoff }: Closing, timelines: readonly Timeline[]): number {
  const ends = new Map<number, { from: number, to: number }>()
  for (const { isAside, start, conversation, customerLeftAt = start, engagements } of timelines) {
    if (isAside) continue
    const to = Math.max(customerLeftAt, ...engagements.map(({ releasedAt = start }) => releasedAt))
    const known = ends.get(conversation)
    if (known === undefined) ends.set(conversation, { from: start, to })
    else known.to = Math.max(known.to, to)
  }
  let emptyAt = close
  for (const { from, to } of [...ends.values()].sort((a, b) => a.from - b.from)) {
    if (from <= emptyAt) emptyAt = Math.max(emptyAt, to)
  }
  return Math.min(emptyAt, queueCutoff)
}

/** About: an attendance with its presences. */
const BYTES_PER_ATTENDANCE = 1200

/** Returns the function that gives the attendances of a business day. */
export const createAttendances = (history: History): Derived<readonly Attendance[]> => history.derive(history.play, {
  name: 'attendances',

  from: (timelines, centre, day) => attendancesInSteps(centre, day, timelines),
  bytesOf: attendances => attendances.length * BYTES_PER_ATTENDANCE
})

/** The attendances of all who may be at work within the window, as far as the history at `now` reaches. */
export async function attendancesWithin (
  attendances: Derived<readonly Attendance[]>, { branch, centre }: View, { from, until }: Window, now: number
): Promise<Attendance[]> {
  const { calendar } = centre
  const { first, last: end } = daysFor(centre, now, now)
  const found: Attendance[] = []
  const last = Math.min(end, calendar.dayOf(until))
  for (let day = Math.max(first, calendar.dayOf(from - LONGEST_AFTER_DAY)); day <= last; day++) {
    found.push(...await attendances(branch, day))
  }
  return found
}

/**
 * Nobody is told of before the history begins: from its first day on all are logged out until their first login. Guests
 * come with their login.
 */
export function beforeFirstLogins (centre: Centre, firstDay: number): Attendance[] {
  const from = centre.calendar.startOf(firstDay)
  const logins = loginsFrom(centre, firstDay)
  return centre.agents
    .filter(({ isGuest }) => !isGuest)
    .map(agent => ({ agent, to: logins.get(agent) ?? Infinity }))
    .filter(({ to }) => from < to)
    .map(({ agent, to }) => ({ agent, from, to, presences: [{ from, to, kind: 'loggedOut', rest: undefined }] }))
}

/** Everybody's last login at an instant; shifts are a function of the roster, also of days that are told no more. */
export function lastLogins (centre: Centre, now: number): Map<Agent, number> {
  const { last } = daysFor(centre, now, now)
  const logins = new Map<Agent, number>()
  for (let day = last; day >= last - LONGEST_LEAVE / DAY - 1 && logins.size < centre.agents.length; day--) {
    for (const { agent, from } of crewOf(centre, day)) if (from <= now && !logins.has(agent)) logins.set(agent, from)
  }
  return logins
}

/** Everybody's next login, from a business day on. */
function loginsFrom (centre: Centre, day: number): Map<Agent, number> {
  const { history, calendar, agents } = centre
  const last = Math.min(day + LONGEST_LEAVE / DAY, 'from' in history ? calendar.dayOf(history.to - 1) : Infinity)
  const logins = new Map<Agent, number>()
  for (let next = day; next <= last && logins.size < agents.length; next++) {
    for (const { agent, from } of crewOf(centre, next)) if (!logins.has(agent)) logins.set(agent, from)
  }
  return logins
}

function busySpansOf ({ tenant }: Centre, timelines: readonly Timeline[]): Map<Agent, BusySpan[]> {
  const work = new Map<Agent, BusySpan[]>()
  const note = (agent: Agent, piece: BusySpan) => {
    const known = work.get(agent)
    if (known === undefined) work.set(agent, [piece])
    else known.push(piece)
  }
  for (const { channel, engagements, missedOffers } of timelines) {
    const leavesThem = loadOf(tenant.agents.messages, channel) === tenant.agents.messages
    for (const { agent, offeredAt, releasedAt = offeredAt } of engagements) {
      note(agent, { from: offeredAt, to: releasedAt, awayFor: 0 })
    }
    for (const missed of missedOffers) {
      note(missed.agent, { from: missed.from, to: missed.to, awayFor: leavesThem ? backAfter(missed) : 0 })
    }
  }
  return work
}

/** Everybody stays until their work is done. */
function attend (
  { agent, from, to, breaks }: Pick<Shift, 'agent' | 'from' | 'to' | 'breaks'>, work: readonly BusySpan[], nextLogin: number
): Attendance {
  const logout = Math.min(nextLogin, Math.max(to, ...work.map(piece => piece.to)))
  const missed = work.filter(({ awayFor }) => awayFor > 0)
  const absences = [...breaks.map(rest => takeBreak(rest, work)), ...missed.map(awayAfter)]
    .filter(absence => absence.from < absence.to)
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const presences: Presence[] = []
  let at = from

  function go (until: number, kind: Presence['kind'], rest?: string) {
    if (until <= at) return
    presences.push({ from: at, to: until, kind, rest })
    at = until
  }

  for (const absence of absences) {
    go(Math.min(absence.from, logout), 'ready')
    go(Math.min(absence.to, logout), 'away', absence.rest)
  }
  go(logout, 'ready')
  go(nextLogin, 'loggedOut')
  return { agent, from, to: nextLogin, presences }
}

interface Absence { from: number, to: number, rest: string | undefined }

/** A break begins when the work is done that they were at, and ends on time. */
function takeBreak ({ from, to, name }: Shift['breaks'][number], work: readonly BusySpan[]): Absence {
  const ends = work.filter(piece => piece.from < to && piece.to > from).map(piece => piece.to)
  return { from: Math.max(from, ...ends), to, rest: name }
}

const awayAfter = ({ to, awayFor }: BusySpan): Absence => ({ from: to, to: to + awayFor, rest: undefined })
