import type { Interaction } from '../interactions/schemas.ts'
import type { Moment, Visit, Work } from './moment.ts'

/** Of one queue or one agent, or of all. */
export interface Scope { queueId?: string | undefined, resourceId?: string | undefined }

/** A moment as far as it is in the scope, and what counts for its day. */
export interface View extends Moment { scope: Scope }

/** Assumed: an agent's visits are those that he ended, and an interaction belongs to every queue and agent that it had. */
export function viewOf (moment: Moment, scope: Scope): View {
  const { queueId, resourceId } = scope
  if (queueId === undefined && resourceId === undefined) return { ...moment, scope }
  const isOf = (queue: string | null | undefined, agent: string | null | undefined) =>
    (queueId === undefined || queue === queueId) && (resourceId === undefined || agent === resourceId)
  const visits = moment.visits.filter(({ visit }) => isOf(visit.queueId, visit.agentId))
  const work = moment.work.filter(({ agent }) => isOf(agent.queueId, agent.agentId))
  const touched = new Set<Interaction>([...visits, ...work].map(({ interaction }) => interaction))
  return {
    ...moment,
    scope,
    visits,
    work,
    interactions: moment.interactions.filter(interaction => touched.has(interaction)),
    agents: moment.agents.filter(({ agent }) => resourceId === undefined || agent.id === resourceId)
  }
}

export const isToday = ({ day }: Moment, instant: number | undefined): boolean => instant !== undefined && instant >= day.from && instant < day.until

export const waiting = ({ visits }: Moment): Visit[] => visits.filter(({ to }) => to === undefined)

/** Those who talk right now. */
export const talking = ({ work }: Moment): (Work & { talkFrom: number })[] =>
  work.flatMap(({ talkFrom, talkTo, ...rest }) => talkFrom === undefined || talkTo !== undefined ? [] : [{ ...rest, talkFrom, talkTo }])

/** In the flow, before any queue or agent. */
export const inRouting = ({ interactions }: Moment): Interaction[] =>
  interactions.filter(({ endTimestamp, queues = [], agents = [] }) => endTimestamp == null && queues.length + agents.length === 0)
