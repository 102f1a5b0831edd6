import type { Queue } from '../centre.ts'
import type { Closing } from './closing.ts'
import type { Shift } from './crew.ts'
import type { EventQueue } from './event-queue.ts'

/** A customer in a queue, and what to do once an agent is theirs. */
export interface Waiting {
  queue: Queue
  since: number
  /** How many of an agent's parts they need. */
  load: number
  /** The only one who may serve them, by their index. */
  agent?: number | undefined
  serve: (shift: Shift) => void
}

/**
 * The agents at work and the customers who wait for them. The highest priority is served first, and within it who came
 * first; of the agents who know the work and have room for it, the one who has been waiting longest takes it.
 */
export interface AgentPool {
  /** How many customers wait in the queue. */
  lengthOf (queue: Queue): number
  /** Takes an agent who is free at once, or the one whom somebody wants; undefined when nobody is. */
  take (queue: Queue, load: number, agent?: number): Shift | undefined
  /** Puts a customer in line for whom nobody was free at once. */
  enter (waiting: Waiting): void
  /** Takes a customer out of line. */
  leave (waiting: Waiting): void
  /** The agent has done that part of their work, and may take more. */
  release (shift: Shift, load: number): void
}

/**
 * An agent works from `from` to `to`, but for their breaks; the last shift stays until the cutoff.
 */
export function createAgentPool (
  crew: readonly Shift[], eventQueue: EventQueue, { close, queueCutoff }: Pick<Closing, 'close' | 'queueCutoff'>
): AgentPool {
  /** In the order in which they are to be served. */
  const line: Waiting[] = []
  /** At work with room for more, who has waited longest first. */
  const ready: Shift[] = []
  const loads = new Map<Shift, number>()

  for (const shift of crew) {
    eventQueue.plan(shift.from, () => makeReady(shift))
    for (const rest of shift.breaks) eventQueue.plan(rest.to, () => makeReady(shift))
  }
  // After closing time whoever is left serves everything.
  eventQueue.plan(close, () => { ready.splice(0).forEach(makeReady) })

  const takenOf = (shift: Shift) => loads.get(shift) ?? 0
  const serves = (shift: Shift, { queue, load, agent }: Omit<Waiting, 'since' | 'serve'>) =>
    (agent === undefined || agent === shift.agent.index) &&
    takenOf(shift) + load <= shift.parts && (shift.skills.has(queue.skill) || eventQueue.now >= close)

  function works (shift: Shift): boolean {
    const { now } = eventQueue
    if (now < shift.from || shift.breaks.some(({ from, to }) => from <= now && now < to)) return false
    return now < shift.to || (shift.to === close && now < queueCutoff)
  }

  /** Gives the agent what they can take, and lets them wait for more. */
  function makeReady (shift: Shift) {
    remove(ready, shift)
    if (!works(shift)) return
    const next = () => line.findIndex(waiting => serves(shift, waiting))
    for (let index = next(); index >= 0; index = next()) {
      for (const waiting of line.splice(index, 1)) give(shift, waiting)
    }
    if (takenOf(shift) < shift.parts) ready.push(shift)
  }

  function give (shift: Shift, { load, serve }: Waiting) {
    loads.set(shift, takenOf(shift) + load)
    serve(shift)
  }

  return {
    lengthOf: queue => line.reduce((count, waiting) => waiting.queue === queue ? count + 1 : count, 0),

    take (queue, load, agent) {
      const shift = ready.find(shift => works(shift) && serves(shift, { queue, load, agent }))
      if (shift === undefined) return undefined
      loads.set(shift, takenOf(shift) + load)
      if (takenOf(shift) >= shift.parts) remove(ready, shift)
      return shift
    },

    enter: waiting => insert(line, waiting),

    leave: waiting => remove(line, waiting),

    release (shift, load) {
      loads.set(shift, takenOf(shift) - load)
      makeReady(shift)
    }
  }
}

/** Keeps the line in order; nearly always the newcomer is the last one. */
function insert (line: Waiting[], waiting: Waiting) {
  let index = line.length
  for (; index > 0; index--) {
    const before = line[index - 1]
    if (before === undefined || before.queue.priority > waiting.queue.priority) break
    if (before.queue.priority === waiting.queue.priority && before.since <= waiting.since) break
  }
  line.splice(index, 0, waiting)
}

function remove<T> (list: T[], item: T) {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
