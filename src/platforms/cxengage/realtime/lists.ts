import { observed } from '../../../http/wire.ts'
import type { Queue } from '../../../world/centre.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { ordered } from '../wire/ordered.ts'
import { presentResource } from './capacity.ts'
import { queueFiguresOf, serviceLevelOf } from './counts.ts'
import { answerTimesOf, queueTimesOf, workTimesOf } from './durations.ts'
import { meanOf } from './results.ts'
import { EVERYTHING } from './scope.ts'
import { statistics } from './statistic.ts'
import { endedToday, inRouting, isToday, talking, viewOf, waiting, type View } from './view.ts'

const CONSOLE = observed('tables of the vendor\'s console')

const list = statistics('list')

interface Place { queueId?: string | null, queueName?: string | null }

function row (
  state: string, {
    interactionId, channelType, direction, customer, contactPoint, flowId, flowName, startTimestamp, agents
  }: Interaction, duration: number | null, { queueId, queueName }: Place = {}
) {
  return ordered({
    interactionId,
    channelType,
    direction,
    customer,
    contactPoint,
    flowId,
    flowName,
    queueId: queueId ?? null,
    queueName: queueName ?? null,
    startTimestamp,
    currentState: state,
    currentStateDuration: duration,
    agents: (agents ?? []).map(({ agentId, agentName }) => ({ agentId, agentName }))
  })
}

const inQueue = (view: View) =>
  waiting(view).map(({ interaction, visit, from }) => row('queue', interaction, view.now - from, visit))

/** One row for each interaction, however many talk in it: since the first of them does. */
function inConversation (view: View) {
  const first = new Map<Interaction, { talkFrom: number, queueId: string | null | undefined }>()
  for (const { interaction, talkFrom, agent } of talking(view)) {
    const known = first.get(interaction)
    if (known === undefined || talkFrom < known.talkFrom) first.set(interaction, { talkFrom, queueId: agent.queueId })
  }
  return [...first].map(([interaction, { talkFrom, queueId }]) =>
    row('conversation', interaction, view.now - talkFrom, (interaction.queues ?? []).find(visit =>
      visit.queueId === queueId)))
}

const routing = (view: View) =>
  inRouting(view).map(({ interaction, from }) => row('routing', interaction, view.now - from))

const completed = (view: View) => endedToday(view).map(({ interaction }) => {
  const { interactionTime: seconds, queues } = interaction
  return row('completed', interaction, seconds == null ? null : Math.round(seconds * 1000), queues?.at(-1))
})

function states (view: View) {
  const offers = Map.groupBy(view.work.filter(({ from }) => isToday(view, from)), ({ agent }) => agent.agentId)
  return view.agents.map(({ agent: { id, name }, state, since, reason, work }) => ordered({
    agentId: id,
    agentName: name,
    currentState: state,
    currentStateDuration: since === undefined ? null : view.now - since,
    agentReasonName: reason ?? null,
    direction: work[0]?.interaction.direction ?? null,
    offeredWorkOffers: offers.get(id)?.length ?? 0,
    acceptedWorkOffers: offers.get(id)?.filter(({ agent }) => agent.agentWorkAccepted === true).length ?? 0
  }))
}

/** An agent who wraps up has talked, and is not done yet. */
const conversationsGoingOn = ({ work }: View): number =>
  work.filter(({ to, talkFrom }) => to === undefined && talkFrom !== undefined).length

function agentDetails (view: View) {
  const work = Map.groupBy(view.work, ({ agent }) => agent.agentId)
  const visits = Map.groupBy(view.visits, ({ visit }) => visit.agentId)
  return view.staff.map(({ id, name }) => {
    const own = { ...view, work: work.get(id) ?? [], visits: visits.get(id) ?? [] }
    return ordered({
      agentId: id,
      agentName: name,
      conversationStarts: workTimesOf(own, 'agentConversationTime').length + conversationsGoingOn(own),
      avgResourceTalkTime: meanOf(workTimesOf(own, 'agentConversationTime')),
      avgResourceWrapUpDuration: meanOf(workTimesOf(own, 'agentWrapUpTime')),
      avgHandleTime: meanOf(workTimesOf(own, 'agentHandleTime')),
      avgTimeToAnswer: meanOf(answerTimesOf(own))
    })
  })
}

const isInScope = ({ scope: { queue, skills } }: View, one: Queue) =>
  (queue === undefined || queue === one) && skills.every(skill => skill.isAskedBy(one))

const queueDetails = (view: View) => view.centre.queues.filter(queue => isInScope(view, queue)).map(queue => {
  const own = viewOf(view, { ...EVERYTHING, queue })
  return ordered({
    queueId: queue.id,
    queueName: queue.name,
    queueLength: waiting(own).length,
    abandonCount: queueFiguresOf(own).abandoned,
    avgQueueDuration: meanOf(queueTimesOf(own)),
    serviceLevel: serviceLevelOf(own)
  })
})

export const capacities = (view: View) => view.agents
  .filter(({ state }) => state !== 'offline')
  .map(resource => presentResource(resource, view.centre.tenant.agents.messages))

/** Who and what is behind the figures. */
export const lists = [
  list('interactions-in-queue-list', 'Interactions in queues', CONSOLE, view => ({ interactions: inQueue(view) })),
  list('interactions-in-conversation-list', 'Interactions in conversation', CONSOLE,
    view => ({ interactions: inConversation(view) })),
  list('interactions-in-routing-list', 'Interactions before any queue', CONSOLE,
    view => ({ interactions: routing(view) })),
  list('completed-interactions-list', 'Interactions that ended today', CONSOLE,
    view => ({ interactions: completed(view) })),
  list('queue-details-list', 'The queues of today', CONSOLE, view => ({ details: queueDetails(view) })),
  list('resource-state-list', 'What every agent is doing', CONSOLE, view => ({ json: states(view) })),
  list('resource-details-list', 'The agents\' work of today', CONSOLE, view => ({ json: agentDetails(view) })),
  list('resource-capacity', 'What the agents who are logged in can take on',
    observed('the vendor\'s JavaScript SDK, its desktop'), view => ({ resourceCapacity: capacities(view) }))
]
