import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import { finish } from '../../../world/steps.ts'
import { attendancesOf, type Attendance } from '../../../world/presence.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { viewAt, type View } from '../../../world/view.ts'
import { equal, type Check, type Invariant, type CheckSink, type Scene } from '../../invariants.ts'
import type { Course } from '../courses/course.ts'
import { coursesOf } from '../courses/of-timeline.ts'
import { daysAround, mayGoOn } from '../courses/repository.ts'
import { idsFor } from '../interactions/ids.ts'
import { isSupported } from '../interactions/present.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { answer } from '../realtime/ask.ts'
import { CATALOGUE } from '../realtime/catalogue.ts'
import { EVERYTHING } from '../realtime/scope.ts'
import { takeSnapshot, type Snapshot } from '../realtime/snapshot.ts'
import { gather, localDay } from '../realtime/today.ts'
import type { StatisticResults } from '../realtime/schemas.ts'
import { expectedOf, type Untold } from './realtime-expected.ts'
import { agentsOf, at, evidence, hasEnd } from './subject.ts'

export const REALTIME: Invariant =
  { name: 'a realtime statistic is what today\'s interactions add up to', evidence: evidence.CONSISTENCY }

/** Other names of a figure, as its definition says. */
export const SAME_AS: Readonly<Record<string, string>> = {
  'interaction-start-instance': 'interaction-starts-count',
  'queue-abandon-count': 'queue-abandons-count',
  'abandon-queue-instance': 'queue-abandons-count',
  'interactions-in-routing-abandon-count': 'abandons-before-queue-count',
  'resource-hold-start-instance': 'customer-holds-count',
  'resources-ready': 'resources-idle-count',
  'resources-busy': 'resources-busy-count',
  'resources-away': 'resources-away-count',
  'interactions-in-conversation-time': 'conversation-time',
  'interaction-duration': 'interaction-time',
  'abandon-time-duration': 'queue-abandon-time',
  'conversation-duration': 'resource-talk-time',
  'handle-time-duration': 'resource-handle-time',
  'wrap-up-duration': 'resource-wrap-up-time',
  // Every hold is one that an agent began.
  'resource-hold-time': 'customer-hold-time',
  'resource-initiated-customer-hold-time': 'customer-hold-time'
}

/** Compares the realtime statistics of a tenant's today with the documents, which are counted without the courses. */
export function createRealtimeCheck (
  { branch, centre, now }: Scene, note: CheckSink, idOf: (view: View, course: Course) => string
) {
  const view = viewAt(branch, now)
  const day = localDay(centre, now)
  const days = daysAround(view, day)
  const { calendar } = centre
  const from = calendar.startOf(calendar.dayOf(day.from - LONGEST_AFTER_DAY))
  const interactions: Interaction[] = []
  const courses: Course[] = []
  const attendances: Attendance[] = []
  /** Who is offered what they will miss: no document tells it yet. */
  const ringing = new Set<string>()
  const talks: Untold['talks'][number][] = []

  function untoldOf (): Untold {
    const engaged = interactions.flatMap(agentsOf).filter(agent => !hasEnd(agent))
    const busy = new Set([...ringing, ...engaged.map(({ agentId }) => agentId)])
    const kinds = attendances.filter(({ agent }) => !busy.has(agent.id)).flatMap(({ presences }) =>
      presences.filter(({ from, to }) => from <= now && now < to).map(({ kind }) => kind))
    return {
      idle: kinds.filter(kind => kind === 'ready').length,
      away: kinds.filter(kind => kind === 'away').length,
      busy,
      talks
    }
  }

  return {
    add (interaction: Interaction) {
      if (at(interaction.startTimestamp) >= from) interactions.push(interaction)
    },

    endDay (number: number, timelines: readonly Timeline[]) {
      if (number < days.first || number > days.last) return
      courses.push(...finish(coursesOf(timelines)))
      attendances.push(...attendancesOf(centre, number, timelines))
      for (const timeline of timelines.filter(isSupported)) {
        for (const { agent, from, to } of timeline.missedOffers) if (from <= now && now < to) ringing.add(agent.id)
        for (const { talkFrom: from, talkTo: to = Infinity } of timeline.engagements) {
          if (from !== undefined) talks.push({ id: idsFor(timeline, timelines).interaction, from, to })
        }
      }
    },

    end () {
      const found = courses.filter(mayGoOn(centre, day)).sort((a, b) => a.from - b.from)
      const snapshot = takeSnapshot(view, gather(view, found), attendances, course => idOf(view, course))
      note(REALTIME, null, [
        ...compareFigures(snapshot, expectedOf(centre, interactions, untoldOf(), { from: day.from, until: now })),
        ...compareTables(snapshot)
      ])
    }
  }
}

const resultsOf = (snapshot: Snapshot, name: string): StatisticResults => CATALOGUE
  .filter(statistic => statistic.name === name)
  .map(statistic => answer(snapshot, { statistic, scope: EVERYTHING }).results as StatisticResults)[0] ??
  fail(name) // what the catalogue's statistics have

function compareFigures (snapshot: Snapshot, expected: ReturnType<typeof expectedOf>): Check[] {
  const names = [...Object.keys(expected), ...Object.keys(SAME_AS).filter(name => (SAME_AS[name] ?? name) in expected)]
  return names.map(name => {
    const { count, percent, total, interactions } = resultsOf(snapshot, name)
    const figure = interactions?.map(({ interactionId }) => interactionId).sort() ??
      (total === undefined ? count ?? percent : [count, total])
    return equal(`${name} ${String(figure)}`, `${name} ${String(expected[SAME_AS[name] ?? name])}`)
  })
}

function fail (name: string): never {
  throw new RangeError(`there is no statistic ${name}`)
}

/** The rows of agents and queues come to what the figures tell of all of them. */
function compareTables (snapshot: Snapshot): Check[] {
  const countOf = (name: string) => resultsOf(snapshot, name).count ?? 0
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0)
  const { details = [] } = resultsOf(snapshot, 'queue-details-list')
  const states = resultsOf(snapshot, 'resource-state-list').json ?? []
  const work = resultsOf(snapshot, 'resource-details-list').json ?? []
  const { resourceCapacity = [] } = resultsOf(snapshot, 'resource-capacity')
  return [
    equal(sum(details.map(({ queueLength }) => queueLength)), countOf('queue-length')),
    equal(sum(details.map(({ abandonCount }) => abandonCount)), countOf('queue-abandons-count')),
    equal(states.filter(row => 'currentState' in row && row.currentState !== 'offline').length,
      countOf('resources-logged-in-count')),
    equal(sum(work.map(row => 'conversationStarts' in row ? row.conversationStarts : 0)),
      countOf('resource-conversation-starts-count')),
    equal(resourceCapacity.length, countOf('resources-logged-in-count'))
  ]
}
