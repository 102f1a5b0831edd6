import type { AddedInteractions, AddedReport, ChangedInteraction, LocatedFigures } from '../actions/actions.ts'
import type { PreparedPlatform } from '../platforms/platform.ts'
import { figuresOf } from '../world/cases/figures.ts'
import type { AddedInteraction } from '../world/added-interaction.ts'
import { addedStream } from '../world/simulation/simulate-day.ts'
import { finalInstant, type Timeline } from '../world/timeline.ts'
import type { SpaceProblem } from './space-error.ts'

/** How many changed interactions are told. */
export const MOST_CHANGED = 100

type Changed = AddedInteractions['changed']

type Day = readonly Timeline[]

export type Locate = (timeline: Timeline, day: Day) => LocatedFigures['found']

/** @param rename puts the space's tenant id in the place of the tenant's */
export const createLocate = (platforms: readonly PreparedPlatform[], rename: (text: string) => string): Locate =>
  (timeline, day) => Object.fromEntries(platforms.map(({ platform, setup }) => {
    const located = setup.locate(timeline, day)
    return [platform.name, located === undefined ? null : { id: located.id, path: rename(located.path) }]
  }))

/** The interactions of what was added, the one that it is first. */
export function conversationOf ({ space, number }: AddedInteraction, day: Day): Timeline[] {
  const stream = addedStream(number)
  const first = day.find(timeline => timeline.stream === stream && timeline.streams.endsWith(`/spaces/${space}`))
  return first === undefined ? [] : day.filter(({ conversation }) => conversation === first.conversation)
}

export function reportAddition (addition: AddedInteraction, day: Day, now: number, locate: Locate): AddedReport {
  const conversation = conversationOf(addition, day)
  const isFinal = conversation.every(timeline => finalInstant(timeline) <= now)
  return {
    number: addition.number,
    name: addition.script.name,
    start: new Date(addition.start).toISOString(),
    compete: addition.compete,
    status: addition.start > now ? 'absent' : isFinal ? 'final' : 'changing',
    interactions: conversation.map(timeline => ({ found: locate(timeline, day), expected: figuresOf(timeline) }))
  }
}

/** Why what was asked for does not come about; undefined where it does. */
export function objectionTo (
  { script, compete }: AddedInteraction, [first]: readonly Timeline[]
): SpaceProblem | undefined {
  const advice = compete ? '; without "compete" guests serve it' : ''
  if (first === undefined) {
    return { pointer: '/start', expected: `must be when agents are free for it before closing time${advice}` }
  }
  const end = endOf(first)
  return end === script.end
    ? undefined
    : { pointer: '/end', expected: `must be what the day has room for: it would be "${end}"${advice}` }
}

function endOf ({ abandonment, visits, engagements }: Timeline): string {
  if (visits.at(-1)?.result === 'breakout') return 'breakout'
  if (abandonment !== undefined) return abandonment.where === 'ivr' ? 'ivrAbandoned' : 'abandoned'
  return engagements.some(({ talkFrom }) => talkFrom !== undefined) ? 'answered' : 'noAnswer'
}

/** What has another outcome after a change of the day than before, but for what was added. */
export function changedBetween (before: Day, after: Day, locate: Locate): Changed {
  const nameOf = ({ streams, stream }: Timeline) => `${streams}/${stream}`
  const earlier = new Map(before.map(timeline => [nameOf(timeline), timeline]))
  const later = new Map(after.map(timeline => [nameOf(timeline), timeline]))
  const changed: (() => ChangedInteraction)[] = []
  for (const [name, was] of earlier) {
    const is = later.get(name)
    const [then, now] = [figuresOf(was), is === undefined ? null : figuresOf(is)]
    if (JSON.stringify(then) === JSON.stringify(now)) continue
    const found = () => is === undefined ? locate(was, before) : locate(is, after)
    changed.push(() => ({ found: found(), before: then, after: now }))
  }
  for (const [name, is] of later) {
    const isAdded = is.streams.includes('/spaces/')
    if (!isAdded && !earlier.has(name)) {
      changed.push(() => ({ found: locate(is, after), before: null, after: figuresOf(is) }))
    }
  }
  return { count: changed.length, interactions: changed.slice(0, MOST_CHANGED).map(tell => tell()) }
}
