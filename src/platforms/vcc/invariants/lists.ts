import type { Window } from '../../../world/history.ts'
import type { Attendance } from '../../../world/presence.ts'
import { finish } from '../../../world/steps.ts'
import { viewAt } from '../../../world/view.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { equal, type Check, type Lists, type CheckSink, type Scene, type Invariant } from '../../invariants.ts'
import { presencesOf, workloadsOf } from '../agent-activities/activities.ts'
import { workOfAgents } from '../agent-activities/work.ts'
import { listedDay, type ListedDay } from '../day-lists/listed-day.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { visitsOf } from '../queue-times/visits.ts'
import { presentQueueTime } from '../queue-times/present.ts'
import { lengthOf } from '../spans.ts'
import { statesOf } from '../wfm/states.ts'
import type { ContentRepository } from '../content/repository.ts'
import { contentInvariants, createContentChecks } from './contents.ts'
import { agentsOf, evidence, ofCustomer, propertiesOf } from './subject.ts'

const TOTAL: Invariant = { name: 'the list\'s total is the number of interactions', evidence: evidence.CONSISTENCY }
const ONGOING: Invariant = { name: 'the ongoing interactions are those without an end', evidence: evidence.CONSISTENCY }
const QUEUE_TIMES: Invariant = { name: 'queue times are the Queue events', evidence: evidence.CONSISTENCY }
const ACTIVITIES: Invariant = { name: 'agent activities are the agents\' channels', evidence: evidence.CONSISTENCY }
const PRESENCE: Invariant = { name: 'presences follow each other without gaps', evidence: evidence.ACTIVITIES }
const WORKLOAD: Invariant = { name: 'workloads follow each other without gaps', evidence: evidence.CONSISTENCY }
const STATES: Invariant = { name: 'workforce states follow each other without gaps', evidence: evidence.STATES }

export const listInvariants =
  [TOTAL, ONGOING, QUEUE_TIMES, ACTIVITIES, PRESENCE, WORKLOAD, STATES, ...contentInvariants]

const CATEGORIES: Readonly<Record<string, string>> =
  { Delivered: 'Answered', HangUpInQueue: 'Abandoned', Breakout: 'Breakout' }

const EVER: Window = { from: -Infinity, until: Infinity }

/** Lines of text by the interaction of which they tell. */
type Lines = Map<string, string[]>

export interface Listed { interactions: InteractionRepository, contents: ContentRepository }

/** What the interactions of an account have in common with the lists that are read off the same days. */
export function createLists (
  { interactions, contents }: Listed, scene: Scene, note: CheckSink
): Lists<Interaction> {
  const { centre, now } = scene
  const recorded = createContentChecks(contents, scene, note)
  const view = viewAt(scene.branch, now, scene.written)
  let total = 0
  const ongoing: string[] = []
  let queued: Lines = new Map()
  let worked: Lines = new Map()
  /** Until when each agent is told of, and by which day. */
  const attended = new Map<string, { day: number, to: number }>()
  let lastDay = -Infinity

  return {
    add (interaction, simulated) {
      const { guid } = interaction
      total++
      recorded.add(interaction, simulated)
      if (interaction.status === 'Ongoing') ongoing.push(guid)
      if (!simulated) return
      const start = Date.parse(interaction.start)
      const at = (offset: number) => new Date(start + offset).toISOString()
      for (const queue of ofCustomer(interaction, 'Queue')) {
        const result = propertiesOf(queue)['result']
        push(queued, guid, line(at(queue.offset), queue.name, queue.duration,
          result == null ? null : CATEGORIES[String(result)] ?? String(result)))
      }
      for (const { guid: channel, party, events } of agentsOf(interaction)) {
        for (const { type, offset, duration } of events) {
          if (type === 'Ringing' || type === 'Connected' || type === 'Wrap') {
            push(worked, guid, line(party.id, channel, type, at(offset), duration))
          }
        }
      }
    },

    endDay (day, timelines) {
      recorded.endDay(timelines)
      const listed = listedDay(centre, day, timelines)
      compare(QUEUE_TIMES, queued, queueLines(listed, now), note)
      compare(ACTIVITIES, worked, workLines(timelines, now), note)
      queued = new Map()
      worked = new Map()
      const { attendances, work } = finish(listed.agents())
      for (const attendance of attendances) {
        const { agent, from, to } = attendance
        const pieces = work.get(agent) ?? []
        const before = attended.get(agent.id)
        note(PRESENCE, null, [
          ...(before === undefined || lastDay !== day - 1 ? [] : [equal(from, before.to)]),
          ...chain(attendance, presencesOf(attendance))
        ])
        note(WORKLOAD, null, chain(attendance, workloadsOf(agent, attendance, pieces)))
        note(STATES, null, chain(attendance, statesOf(attendance, pieces)))
        attended.set(agent.id, { day, to })
      }
      if (lastDay !== day - 1) forgetBefore(day)
      lastDay = day
    },

    * end () {
      note(TOTAL, null, [equal(interactions.page(view, EVER, 'Started', 0, 0).total, total)])
      yield
      recorded.end()
      yield
      const listed = interactions.ongoing(view, 0, Infinity).documents.map(text =>
        (JSON.parse(text) as Interaction).guid) // our own text
      note(ONGOING, null, [equal(sorted(listed), sorted(ongoing))])
    }
  }

  /** After a gap between the days, the next beginnings have nothing to be compared with. */
  function forgetBefore (first: number) {
    for (const [agent, { day }] of attended) if (day < first) attended.delete(agent)
  }
}

/** Each begins where the one before it ends, from the login to the next one. */
function chain ({ from, to }: Attendance, spans: readonly { from: number, to: number }[]): Check[] {
  return [...spans, { from: to }].map((span, index) => equal(span.from, index === 0 ? from : spans[index - 1]?.to))
}

function queueLines (listed: ListedDay, now: number): Lines {
  const lines: Lines = new Map()
  for (const visit of finish(visitsOf(listed))) {
    if (visit.from > now) continue
    const { start, interactionGuid, queue, duration, category } = presentQueueTime(visit, now)
    push(lines, interactionGuid, line(start, queue, duration, category))
  }
  return lines
}

/** An offer that was missed has no channel, and no interaction tells of it. */
function workLines (timelines: readonly Timeline[], now: number): Lines {
  const lines: Lines = new Map()
  for (const [{ displayId }, pieces] of finish(workOfAgents(timelines, []))) {
    for (const piece of pieces) {
      const { subject: { guid, channel }, category, from } = piece
      if (channel === null || from > now) continue
      push(lines, guid, line(displayId, channel, category, new Date(from).toISOString(), lengthOf(piece, now)))
    }
  }
  return lines
}

function compare (invariant: Invariant, expected: Lines, listed: Lines, note: CheckSink) {
  for (const guid of new Set([...expected.keys(), ...listed.keys()])) {
    note(invariant, guid, [equal(sorted(listed.get(guid)), sorted(expected.get(guid)))])
  }
}

const line = (...parts: (string | number | null)[]): string => parts.join(' ')

const sorted = (lines: readonly string[] = []): string => lines.toSorted().join('; ')

function push (lines: Lines, guid: string, text: string) {
  const known = lines.get(guid)
  if (known === undefined) lines.set(guid, [text])
  else known.push(text)
}
