import type { EventQueue } from './event-queue.ts'

/**
 * What a process waits for: an instant, come what may; or something that ends the wait early.
 * @template Wake what can end a wait before its time
 */
export type Wait<Wake> = number | Interruptible<Wake>

/** A wait that an agent who is free, or an event from outside, can end. */
export interface Interruptible<Wake> {
  /** The process goes on then at the latest; Infinity where it would wait for ever. */
  until: number
  /** Whether something from outside can end it; everything can where it does not say. */
  accepts?: (wake: Wake) => boolean
  /** Makes it known who waits. Returns what to do when it was not `wake` that ended the wait. */
  begin (wake: (wake: Wake) => void): () => void
}

/** Steps with waits in between, written from top to bottom. They learn what ended a wait; undefined where time did. */
export type Steps<Wake, Result = void> = Generator<Wait<Wake>, Result, Wake | undefined>

export interface Process<Wake> {
  /** Ends the present wait. False when the process is over, or waits for nothing that has to do with it. */
  interrupt (wake: Wake): boolean
}

/** Runs a process until its first wait, and lets the event queue run the rest. */
export function startProcess<Wake> (eventQueue: EventQueue, steps: Steps<Wake>): Process<Wake> {
  /** Ends the present wait, where it can be ended. */
  let interrupt: ((wake: Wake) => boolean) | undefined

  function goOn (wake?: Wake) {
    const { done, value: wait } = steps.next(wake)
    if (done === true) return
    if (typeof wait === 'number') eventQueue.plan(wait, goOn)
    else listen(wait)
  }

  function listen ({ until, begin, accepts = () => true }: Interruptible<Wake>) {
    const timeout = until === Infinity
      ? undefined
      : eventQueue.plan(until, () => {
        withdraw()
        end()
      })
    const withdraw = begin(stopWaiting)
    interrupt = wake => {
      if (!accepts(wake)) return false
      withdraw()
      stopWaiting(wake)
      return true
    }

    function stopWaiting (wake: Wake) {
      if (timeout !== undefined) eventQueue.cancel(timeout)
      end(wake)
    }
  }

  function end (wake?: Wake) {
    interrupt = undefined
    goOn(wake)
  }

  goOn()
  return {
    interrupt: wake => interrupt?.(wake) ?? false
  }
}
