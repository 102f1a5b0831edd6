import type { Queue } from '../population.ts'
import type { Agenda } from './agenda.ts'
import type { Shift } from './crew.ts'

/** A customer in a queue, and what to do once an agent is his. */
export interface Waiting { queue: Queue, since: number, serve: (shift: Shift) => void }

/** The agents at their desks and the customers before them. First come, first served, by skill. */
export interface Floor {
  /** Puts a customer in line and returns the length of the queue with him; he may be served at once. */
  enter (waiting: Waiting): number
  /** Takes a customer out of line. False when he is no longer waiting. */
  leave (waiting: Waiting): boolean
  /** Takes an idle agent for work that is not queued, the one who has been idle longest. */
  take (queue: Queue): Shift | undefined
  release (shift: Shift): void
}

/** The late shift stays until the queues are empty, but never beyond `until`. */
export function createFloor (crew: Shift[], agenda: Agenda, close: number, until: number): Floor {
  const line: Waiting[] = []
  // In order of idleness: whoever became idle first comes first.
  const idle: Shift[] = []
  for (const shift of crew) agenda.plan(shift.from, () => release(shift))
  agenda.plan(close, () => { idle.splice(0).forEach(release) })

  const stays = (shift: Shift) => agenda.now < shift.to || (shift.to === close && agenda.now < until)
  // After closing time whoever is left serves everything.
  const serves = (shift: Shift, queue: Queue) => shift.skills.has(queue.skill) || agenda.now >= close

  function release (shift: Shift) {
    if (!stays(shift)) return
    const place = line.findIndex(waiting => serves(shift, waiting.queue))
    const next = line[place]
    if (next === undefined) {
      idle.push(shift)
    } else {
      line.splice(place, 1)
      next.serve(shift)
    }
  }

  function take (queue: Queue): Shift | undefined {
    const place = idle.findIndex(shift => stays(shift) && serves(shift, queue))
    return place < 0 ? undefined : idle.splice(place, 1)[0]
  }

  function enter (waiting: Waiting): number {
    const length = line.filter(other => other.queue === waiting.queue).length + 1
    const shift = take(waiting.queue)
    if (shift === undefined) line.push(waiting)
    else waiting.serve(shift)
    return length
  }

  function leave (waiting: Waiting): boolean {
    const place = line.indexOf(waiting)
    if (place >= 0) line.splice(place, 1)
    return place >= 0
  }

  return { enter, leave, take, release }
}
