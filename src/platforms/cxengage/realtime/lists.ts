import { observed } from '../../../http/wire.ts'
import type { Queue } from '../../../world/centre.ts'
import type { Course, Work } from '../courses/course.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { presentResource } from './capacity.ts'
import { answerTimesOf, queueFiguresOf, queueTimesOf, serviceLevelOf, workTimesOf } from './figures.ts'
import { meanOf } from './results.ts'
import { agentless, statistics } from './statistic.ts'
import { endedToday, inRouting, isToday, talking, waiting, type Part, type Scoped } from './scoped.ts'

const CONSOLE = observed('tables of the vendor\'s console')

const list = (key: string) => statistics('list', { [key]: 'json' })

interface Place { queueId: string, queueName: string }

function row ({ snapshot, now }: Scoped, state: string, course: Course, duration: number | null, queue?: Place) {
  return ordered({
    interactionId: snapshot.idOf(course),
    channelType: course.channel,
    direction: course.direction,
    customer: course.customer,
    contactPoint: course.contactPoint,
    flowId: course.flow.id,
    flowName: course.flow.name,
    queueId: queue?.queueId ?? null,
    queueName: queue?.queueName ?? null,
    startTimestamp: timestamp(course.from),
    currentState: state,
    currentStateDuration: duration,
    agents: course.work.filter(({ from, missed }) => from <= now && !missed)
      .map(({ agentId, agentName }) => ({ agentId, agentName }))
  })
}

const inQueue = (scoped: Scoped) =>
  waiting(scoped).map(visit => row(scoped, 'queue', visit.course, scoped.now - visit.from, visit))

/** One row for each interaction, however many talk in it: since the first of them does. */
function inConversation (scoped: Scoped) {
  const first = new Map<Course, Work>()
  for (const work of talking(scoped)) {
    const known = first.get(work.course)
    if (known === undefined || work.talkFrom < known.talkFrom) first.set(work.course, work)
  }
  return [...first].map(([course, { talkFrom, queueId }]) =>
    row(scoped, 'conversation', course, scoped.now - talkFrom, visitsOf(scoped, course).find(visit =>
      visit.queueId === queueId)))
}

const visitsOf = ({ now }: Scoped, { visits }: Course) => visits.filter(({ from }) => from <= now)

const routing = (scoped: Scoped) =>
  inRouting(scoped).map(course => row(scoped, 'routing', course, scoped.now - course.from))

const completed = (scoped: Scoped) => endedToday(scoped).map(course =>
  row(scoped, 'completed', course, course.to - course.from, visitsOf(scoped, course).at(-1)))

function states (scoped: Scoped) {
  const offers = Map.groupBy(scoped.work.filter(({ from }) => isToday(scoped, from)), ({ agentId }) => agentId)
  return scoped.agents.map(({ agent: { id, name }, state, since, reason, work }) => ordered({
    agentId: id,
    agentName: name,
    currentState: state,
    currentStateDuration: since === undefined ? null : scoped.now - since,
    agentReasonName: reason ?? null,
    direction: work[0]?.course.direction ?? null,
    offeredWorkOffers: offers.get(id)?.length ?? 0,
    acceptedWorkOffers: offers.get(id)?.filter(({ acceptedAt }) => acceptedAt <= scoped.now).length ?? 0
  }))
}

/** An agent who wraps up has talked, and is not done yet. */
const conversationsGoingOn = ({ work, now }: Part): number =>
  work.filter(({ to, talkFrom }) => now < to && talkFrom <= now).length

function agentDetails (scoped: Scoped) {
  const work = Map.groupBy(scoped.work, ({ agentId }) => agentId)
  const { snapshot, now } = scoped
  const visits = Map.groupBy(scoped.visits.filter(({ to }) => to <= scoped.now), ({ agentId }) => agentId)
  return scoped.staff.map(({ id, name }) => {
    const own = { snapshot, now, work: work.get(id) ?? [], visits: visits.get(id) ?? [] }
    return ordered({
      agentId: id,
      agentName: name,
      conversationStarts: workTimesOf(own, 'conversation').length + conversationsGoingOn(own),
      avgResourceTalkTime: meanOf(workTimesOf(own, 'conversation')),
      avgResourceWrapUpDuration: meanOf(workTimesOf(own, 'wrapUp')),
      avgHandleTime: meanOf(workTimesOf(own, 'handling')),
      avgTimeToAnswer: meanOf(answerTimesOf(own))
    })
  })
}

const isInScope = ({ scope: { queue, skills } }: Scoped, one: Queue) =>
  (queue === undefined || queue === one) && skills.every(skill => skill.isAskedBy(one))

function queueDetails (scoped: Scoped) {
  const { snapshot, now, work } = scoped
  const visits = Map.groupBy(scoped.visits, ({ queueId }) => queueId)
  return snapshot.centre.queues.filter(queue => isInScope(scoped, queue)).map(queue => {
    const own = { snapshot, now, work, visits: visits.get(queue.id) ?? [] }
    return ordered({
      queueId: queue.id,
      queueName: queue.name,
      queueLength: waiting(own).length,
      abandonCount: queueFiguresOf(own).abandoned,
      avgQueueDuration: meanOf(queueTimesOf(own)),
      serviceLevel: serviceLevelOf(own)
    })
  })
}

export const capacities = ({ agents, snapshot: { centre } }: Scoped) => agents
  .filter(({ state }) => state !== 'offline')
  .map(resource => presentResource(resource, centre.tenant.agents.messages))

const interactions = list('interactions')
const details = list('details')
const json = list('json')
const resources = list('resourceCapacity')

/** Who and what is behind the figures. */
export const lists = [
  agentless(interactions('interactions-in-queue-list', 'Interactions in queues', 'What queue-length counts', CONSOLE,
    scoped => ({ interactions: inQueue(scoped) }))),
  interactions('interactions-in-conversation-list', 'Interactions in conversation',
    'What interactions-in-conversation-count counts', CONSOLE, scoped => ({ interactions: inConversation(scoped) })),
  agentless(interactions('interactions-in-routing-list', 'Interactions before any queue',
    'What interactions-in-routing-count counts', CONSOLE, scoped => ({ interactions: routing(scoped) }))),
  interactions('completed-interactions-list', 'Interactions that ended today', 'What interaction-time is of', CONSOLE,
    scoped => ({ interactions: completed(scoped) })),
  details('queue-details-list', 'The queues of today', 'Every queue, with figures of today', CONSOLE,
    scoped => ({ details: queueDetails(scoped) })),
  json('resource-state-list', 'What every agent is doing', 'Every agent, with their state and figures of today',
    CONSOLE, scoped => ({ json: states(scoped) })),
  json('resource-details-list', 'The agents\' work of today', 'Every agent, with figures of their work of today',
    CONSOLE, scoped => ({ json: agentDetails(scoped) })),
  resources('resource-capacity', 'What the agents who are logged in can take on',
    'What resources-logged-in-count counts', observed('the vendor\'s JavaScript SDK, its desktop'),
    scoped => ({ resourceCapacity: capacities(scoped) }))
]
