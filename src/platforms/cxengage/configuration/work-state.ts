import type { Agent } from '../../../world/centre.ts'
import type { Derived } from '../../../world/days.ts'
import { attendancesWithin, type Attendance } from '../../../world/presence.ts'
import type { View } from '../../../world/view.ts'
import type { UserState } from './users.ts'

/** Who is at work at the view's instant, and since which login. */
export interface WorkStates {
  stateOf (agent: Agent): UserState
  attendanceOf (agent: Agent): Attendance | undefined
}

/** Reads the presences of all agents once. */
export async function workStatesOf (ofDay: Derived<readonly Attendance[]>, view: View): Promise<WorkStates> {
  const { now } = view
  const attendances = new Map((await attendancesWithin(ofDay, view, { from: now, until: now }, now))
    .filter(({ from, to }) => from <= now && now < to)
    .map(attendance => [attendance.agent, attendance]))
  const kindOf = (agent: Agent) =>
    attendances.get(agent)?.presences.find(({ from, to }) => from <= now && now < to)?.kind ?? 'loggedOut'
  return {
    stateOf (agent) {
      const kind = kindOf(agent)
      return kind === 'ready' ? 'ready' : kind === 'away' ? 'notready' : 'offline'
    },
    attendanceOf: agent => kindOf(agent) === 'loggedOut' ? undefined : attendances.get(agent)
  }
}
