import type { Agent, Population, Queue } from '../population.ts'

const HOUR = 3_600_000
const SHIFT_HOURS = 8

/** One agent's working day. */
export interface Shift { agent: Agent, from: number, to: number, skills: Set<string> }

/** Who works on a business day, and when: a pure function of the roster, so that any day stands alone. */
export function crewOf ({ tenant, agents, queues, calendar }: Population, day: number): Shift[] {
  const weekday = calendar.weekdayOf(day)
  const rostered = agents.filter(({ place }) => (weekday + place) % 7 < 5)
  const open = calendar.at(day, tenant.open)
  const close = calendar.at(day, tenant.close)
  return (rostered.length > 0 ? rostered : agents).map(agent => {
    const early = agent.place % 2 === 1
    return {
      agent,
      from: early ? open : Math.max(open, close - SHIFT_HOURS * HOUR),
      to: early ? Math.min(close, open + SHIFT_HOURS * HOUR) : close,
      skills: skillsOf(agent, queues)
    }
  })
}

/** Everybody knows every queue's work but at most one. */
function skillsOf ({ place }: Agent, queues: Queue[]): Set<string> {
  const missing = queues.length > 1 ? place % (queues.length + 1) : -1
  return new Set(queues.filter((_, index) => index !== missing).map(queue => queue.skill))
}
