import type { Cases } from '../../../cases/create-cases.ts'
import type { Centre } from '../../../world/centre.ts'
import { isAmong } from '../../../world/tenant-ids.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { homeOf } from '../../../world/branch.ts'
import type { Played } from '../facts.ts'
import { richness } from './lanes.ts'
import { daysShown, todayOf, type Today } from './today.ts'

/** What the reader has chosen by a link; what is none is as if it were not there. */
export interface Wish { tenant?: unknown, day?: unknown, interaction?: unknown, case?: unknown }

/** What the pictures show. */
export interface Choice {
  today: Today
  /** The days before and after that can be looked at. */
  previous: string | undefined
  next: string | undefined
  /** Undefined when nothing has begun. */
  timeline: Timeline | undefined
  /** All of its day. */
  timelines: readonly Timeline[]
  /** The latest interactions, latest first. */
  latest: readonly Timeline[]
}

const DAY = 86_400_000

/** So many interactions are offered. */
const OFFERED = 8
/** So many moving tenants are looked at for one in which something goes on. */
const LOOKED_AT = 4

/** How links name an interaction: its business day and its number on it. */
export const keyOf = ({ centre, day, serial }: Timeline): string => `${centre.calendar.dateOf(day)}.${serial}`

const dayOf = (date: unknown): number | undefined =>
  typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Math.floor(Date.parse(date) / DAY) : undefined

/** Finds what is to be shown; undefined when the scenario has no tenant. */
export async function choose (played: Played, cases: Cases, wish: Wish, now: number): Promise<Choice | undefined> {
  const { centres, history } = played
  const occurrence = typeof wish.case === 'string' ? await cases.find(wish.case) : undefined
  const [, date, serial] = typeof wish.interaction === 'string' ? /^(.{10})\.(\d+)$/.exec(wish.interaction) ?? [] : []

  const centre = occurrence?.timeline.centre ??
    centres.find(({ tenant }) => isAmong(tenant, [String(wish.tenant)])) ?? await liveliest(played, now)
  if (centre === undefined) return undefined
  const { first, last } = daysShown(centre, now)
  const wanted = occurrence?.timeline.day ?? dayOf(date) ?? dayOf(wish.day)
  const day = wanted !== undefined && wanted >= first && wanted <= last ? wanted : last
  const today = await todayOf(played, centre, day, now)

  const before = today.begun.length < OFFERED && day > first ? await history.play(homeOf(centre), day - 1) : []
  const latest = [...before, ...today.begun].filter(({ start }) => start <= now).slice(-OFFERED).reverse()
  const named = occurrence?.timeline ??
    (serial === undefined || day !== dayOf(date) ? undefined : today.begun[Number(serial)])
  const timeline = named ?? richest(latest, played)
  const dateOf = (day: number) => day < first || day > last ? undefined : centre.calendar.dateOf(day)
  return {
    today,
    previous: dateOf(day - 1),
    next: dateOf(day + 1),
    timeline,
    timelines: timeline === undefined ? [] : await history.play(homeOf(centre), timeline.day),
    latest
  }
}

/** Of some interactions the one that most platforms tell, and of which there is the most to see. */
function richest (timelines: readonly Timeline[], { platforms }: Played): Timeline | undefined {
  const scored = timelines.map(timeline => ({
    timeline,
    score: 100 * platforms.filter(({ storage }) => storage.invariants.tells(timeline)).length + richness(timeline)
  }))
  const most = Math.max(...scored.map(({ score }) => score))
  return scored.find(({ score }) => score === most)?.timeline
}

/** A tenant that shows something now: the first in which something goes on, or in which most has happened today. */
async function liveliest (played: Played, now: number): Promise<Centre | undefined> {
  const moving = played.centres.filter(({ history }) => 'days' in history)
  let best: Today | undefined
  for (const centre of moving.slice(0, LOOKED_AT)) {
    const today = await todayOf(played, centre, daysShown(centre, now).last, now)
    if (today.totals.talking + today.totals.waiting > 0) return centre
    if (best === undefined || today.total > best.total) best = today
  }
  return best?.centre ?? played.centres[0]
}
