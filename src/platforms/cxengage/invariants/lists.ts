import type { Window } from '../../../world/history.ts'
import { finish } from '../../../world/steps.ts'
import { viewAt } from '../../../world/view.ts'
import { equal, type Lists, type CheckSink, type Scene, type Invariant } from '../../invariants.ts'
import { historyRow } from '../contacts/present.ts'
import type { HistoryRow } from '../contacts/schemas.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { Interaction, InteractionQueue } from '../interactions/schemas.ts'
import type { Course } from '../courses/course.ts'
import { coursesOf } from '../courses/of-timeline.ts'
import type { Figures } from '../wfm/figures.ts'
import { intervalsOf } from '../wfm/intervals.ts'
import { pageOfRows } from '../wfm/rows.ts'
import type { QueueInterval } from '../wfm/schemas.ts'
import { QUARTER, type Tally } from '../wfm/tally.ts'
import { REALTIME, createRealtimeCheck } from './realtime.ts'
import { compareServiceLevels } from './service-level.ts'
import { agentsOf, answeredOf, abandonedOf, evidence, ms, queuesOf, workedOf, type Documents } from './subject.ts'

const TOTAL: Invariant = { name: 'the list\'s total is the number of interactions', evidence: evidence.CONSISTENCY }
const FOCUS: Invariant = { name: 'agentFocusTime is one figure a session', evidence: evidence.SAMPLES }
const HISTORY: Invariant =
  { name: 'a contact\'s history has the interactions, newest first', evidence: evidence.CONSISTENCY }
const HISTORY_ROWS: Invariant =
  { name: 'a contact\'s history tells what the interaction tells', evidence: evidence.SAMPLES }
const INTERVALS: Invariant = { name: 'workforce intervals add up to the interactions', evidence: evidence.CONSISTENCY }
const SERVICE_LEVEL: Invariant = {
  name: 'an interval\'s service level is the share of slaTimes within the threshold', evidence: evidence.SERVICE_LEVEL
}

export const listInvariants = [TOTAL, FOCUS, HISTORY, HISTORY_ROWS, INTERVALS, SERVICE_LEVEL, REALTIME]

/** How many of a contact's newest interactions are compared. */
const NEWEST = 10

interface Contact { total: number, newest: string[] }

/** What the interactions of a tenant have in common with each other and with the lists that are made of them. */
export function createLists (interactions: InteractionRepository, scene: Scene, note: CheckSink): Lists<Documents> {
  const { branch, centre, now } = scene
  const view = viewAt(branch, now)
  const realtime = createRealtimeCheck(scene, note, (view, { from, serial = NaN }) =>
    interactions.idOf(view, from, serial))
  const contacts = new Map<string, Contact>()
  let count = 0
  let sessions = new Map<string, number>()
  let visits: InteractionQueue[] = []
  let sums = nothingYet()

  function addToContact (contactId: string, id: string) {
    const { total, newest } = contacts.get(contactId) ?? { total: 0, newest: [] }
    contacts.set(contactId, { total: total + 1, newest: [id, ...newest].slice(0, NEWEST) })
  }

  function addFocus (interaction: Interaction) {
    for (const { sessionId, agentFocusTime } of agentsOf(interaction)) {
      if (agentFocusTime == null) continue
      const known = sessions.get(sessionId) ?? agentFocusTime
      sessions.set(sessionId, known)
      note(FOCUS, interaction.interactionId, [equal(agentFocusTime, known)])
    }
  }

  return {
    add ({ interaction }, simulated) {
      count++
      if (interaction.contactId != null) addToContact(interaction.contactId, interaction.interactionId)
      if (!simulated) return
      addFocus(interaction)
      realtime.add(interaction)
      visits.push(...queuesOf(interaction))
      sums = addTo(sums, interaction)
    },

    endDay (day, timelines) {
      realtime.endDay(day, timelines)
      const intervals = finish(intervalsOf(asTold(finish(coursesOf(timelines)), now), centre, now + 1))
      const range = rangeOf(intervals.tally)
      if (range !== undefined) {
        const asked = { range, dimension: 'queue', skip: 0, limit: Infinity } as const
        const { rows: presents } = pageOfRows(view, [intervals], asked)
        const rows = presents.map(present => present() as QueueInterval) // which this dimension has
        const agents = [...intervals.tally.values()].flatMap(({ agent }) => [...agent.values()])
        note(INTERVALS, null, compareIntervals(rows, agents, sums))
        note(SERVICE_LEVEL, null, compareServiceLevels(centre, rows, visits))
      }
      visits = []
      sums = nothingYet()
      sessions = new Map()
    },

    * end () {
      note(TOTAL, null, [equal(interactions.search(view, view.visible, { hooks: {} }, 0, 0).total, count)])
      realtime.end()
      yield
      for (const [contactId, known] of contacts) {
        compareContact(contactId, known)
        yield
      }
    }
  }

  function compareContact (contactId: string, { total, newest }: Contact) {
    const found = interactions.search(view, view.visible, { contactId, hooks: {} }, 0, NEWEST)
    const documents = found.documents.map(text => JSON.parse(text) as Interaction) // our own text
    note(HISTORY, null, [equal(found.total, total), equal(documents.map(i => i.interactionId).join(), newest.join())])
    found.documents.forEach((text, index) => {
      const interaction = documents[index]
      if (interaction !== undefined) {
        note(HISTORY_ROWS, interaction.interactionId,
          compareHistory(JSON.parse(historyRow(text)) as HistoryRow, interaction))
      } // our own text
    })
  }
}

function compareHistory (row: HistoryRow, interaction: Interaction) {
  const [agent, queue] = [workedOf(interaction).at(-1), queuesOf(interaction).at(-1)]
  return [
    ...(['interactionId', 'startTimestamp', 'customer', 'channelType'] as const).map(key =>
      equal(row[key], interaction[key])),
    equal(row.directionType, interaction.direction),
    equal(row.endTimestamp, interaction.endTimestamp ?? null),
    equal(row.note, interaction.notes == null ? 0 : 1),
    equal(row.recording, interaction.audioRecording ?? null),
    equal(row.transcript, interaction.messagingTranscript ?? null),
    equal(row.csat, interaction.customerSatisfactionScore ?? null),
    equal(row.lastAgentId, agent?.agentId ?? null),
    equal(row.lastAgentName, agent?.agentName ?? null),
    equal(row.lastQueueId, queue?.queueId ?? null),
    equal(row.lastQueueName, queue?.queueName ?? null),
    equal(row.lastDispositionId, interaction.dispositionId ?? null),
    equal(row.lastDispositionName, interaction.dispositionName ?? null)
  ]
}

/** An offer that will be missed is told once it is over. */
const asTold = (courses: readonly Course[], now: number): Course[] => courses.map(course =>
  ({ ...course, work: course.work.filter(({ missed, to }) => !missed || to <= now) }))

/** All quarters of an hour in which something happened. */
function rangeOf (tally: Tally): Window | undefined {
  const quarters = [...tally.keys()].sort((a, b) => a - b)
  const [first, last] = [quarters[0], quarters.at(-1)]
  return first === undefined || last === undefined ? undefined : { from: first, until: last + QUARTER }
}

/** The rows of queues, and the figures of which those of agents are made. */
function compareIntervals (queues: readonly QueueInterval[], agents: readonly Partial<Figures>[], sums: Sums) {
  return [
    equal(total(queues, row => row.offeredCallCount), sums.entered),
    equal(total(queues, row => row.answeredCallCount), sums.answered),
    equal(total(queues, row => row.abandonedCallCount), sums.abandoned),
    equal(total(queues, row => ms(row.queueTime)), sums.queued),
    equal(total(agents, ({ offered = 0 }) => offered), sums.offered),
    equal(total(agents, ({ conversation = 0 }) => conversation), sums.conversation)
  ]
}

/** Counts, and times in ms. */
type Sums = ReturnType<typeof nothingYet>

const nothingYet = () => ({ entered: 0, answered: 0, abandoned: 0, queued: 0, offered: 0, conversation: 0 })

function addTo (sums: Sums, interaction: Interaction): Sums {
  const [queues, agents] = [queuesOf(interaction), agentsOf(interaction)]
  return {
    entered: sums.entered + queues.length,
    answered: sums.answered + answeredOf(interaction).length,
    abandoned: sums.abandoned + abandonedOf(interaction).length,
    queued: sums.queued + total(queues, queue => ms(queue.queueTime ?? 0)),
    offered: sums.offered + agents.length,
    conversation: sums.conversation + total(agents, agent =>
      agent.agentHandleTime == null ? 0 : ms(agent.agentConversationTime ?? 0))
  }
}

function total<Item> (items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
