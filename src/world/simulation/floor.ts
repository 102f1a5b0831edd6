import type { Queue } from '../population.ts'
import type { Agenda } from './agenda.ts'
import type { Shift } from './crew.ts'

/** A customer in a queue, and what to do once an agent is his. */
export interface Waiting {
  queue: Queue
  since: number
  /** How many of an agent's parts he needs. */
  load: number
  serve: (shift: Shift) => void
}

/**
 * The agents at their desks and the customers before them. The highest priority is served first, and within it who came
 * first; of the agents who know the work and have room for it, the one who has been waiting longest takes it.
 */
export interface Floor {
  /** Puts a customer in line and returns the length of his queue with him; he may be served at once. */
  enter (waiting: Waiting): number
  /** Takes a customer out of line. False when he is no longer waiting. */
  leave (waiting: Waiting): boolean
  /** Takes an agent for work that is not queued. */
  take (queue: Queue, load: number): Shift | undefined
  /** The agent has done that part of his work, and may take more. */
  release (shift: Shift, load: number): void
}

/** An agent works from `from` to `to`, but for his breaks; the last shift stays until the queues are empty, never beyond `until`. */
export function createFloor (crew: readonly Shift[], agenda: Agenda, close: number, until: number): Floor {
  /** In the order in which they are to be served. */
  const line: Waiting[] = []
  /** At their desks with room for work, who has waited longest first. */
  const ready: Shift[] = []
  const loads = new Map<Shift, number>()

  for (const shift of crew) {
    agenda.plan(shift.from, () => makeReady(shift))
    for (const rest of shift.breaks) agenda.plan(rest.to, () => makeReady(shift))
  }
  // After closing time whoever is left serves everything.
  agenda.plan(close, () => { ready.splice(0).forEach(makeReady) })

  const takenOf = (shift: Shift) => loads.get(shift) ?? 0
  const serves = (shift: Shift, { queue, load }: Pick<Waiting, 'queue' | 'load'>) =>
    takenOf(shift) + load <= shift.parts && (shift.skills.has(queue.skill) || agenda.now >= close)

  function works (shift: Shift): boolean {
    const { now } = agenda
    if (now < shift.from || shift.breaks.some(({ from, to }) => from <= now && now < to)) return false
    return now < shift.to || (shift.to === close && now < until)
  }

  /** Gives the agent what he can take, and lets him wait for more. */
  function makeReady (shift: Shift) {
    remove(ready, shift)
    if (!works(shift)) return
    for (let next = line.findIndex(waiting => serves(shift, waiting)); next >= 0; next = line.findIndex(waiting => serves(shift, waiting))) {
      for (const waiting of line.splice(next, 1)) give(shift, waiting)
    }
    if (takenOf(shift) < shift.parts) ready.push(shift)
  }

  function give (shift: Shift, { load, serve }: Waiting) {
    loads.set(shift, takenOf(shift) + load)
    serve(shift)
  }

  function take (queue: Queue, load: number): Shift | undefined {
    const shift = ready.find(shift => works(shift) && serves(shift, { queue, load }))
    if (shift === undefined) return undefined
    loads.set(shift, takenOf(shift) + load)
    if (takenOf(shift) >= shift.parts) remove(ready, shift)
    return shift
  }

  return {
    take,

    enter (waiting) {
      const { queue, load, serve } = waiting
      const length = line.reduce((count, other) => other.queue === queue ? count + 1 : count, 1)
      const shift = take(queue, load)
      if (shift === undefined) insert(line, waiting)
      else serve(shift)
      return length
    },

    leave: waiting => remove(line, waiting),

    release (shift, load) {
      loads.set(shift, takenOf(shift) - load)
      makeReady(shift)
    }
  }
}

/** Keeps the line in order; nearly always the newcomer is the last one. */
function insert (line: Waiting[], waiting: Waiting) {
  let place = line.length
  for (; place > 0; place--) {
    const before = line[place - 1]
    if (before === undefined || before.queue.priority > waiting.queue.priority) break
    if (before.queue.priority === waiting.queue.priority && before.since <= waiting.since) break
  }
  line.splice(place, 0, waiting)
}

function remove<T> (list: T[], item: T): boolean {
  const place = list.indexOf(item)
  if (place >= 0) list.splice(place, 1)
  return place >= 0
}
