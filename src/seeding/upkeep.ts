import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../world/clock.ts'
import type { Centre } from '../world/centre.ts'
import { LATEST } from '../world/instants.ts'
import type { Seeder } from './seeder.ts'

export interface Upkeep {
  /** Makes what every tenant lacks at the instant, in steps between which requests are answered. */
  prepare (now: number): Promise<void>
  /**
   * Moves the clock once what it needs where it goes is made; until then requests see the old time. Moves that are
   * asked for meanwhile are made together afterwards: where a later one leads away from, nothing is made.
   * Rejects with the ClockError of a move that cannot be.
   */
  move (change: (clock: Clock) => void): Promise<void>
  /** From now on looks at the clock and makes what will soon be needed. */
  start (): void
  /** Resolves when nothing is left to do for the time being. */
  settled (): Promise<void>
  /** Looks at the clock no more; once the signal is given, `settled` tells when the last step is done. */
  stop (): void
}

export interface UpkeepOptions {
  seeder: Seeder
  centres: readonly Centre[]
  clock: Clock
  /** Begins nothing new once it is given. */
  signal: AbortSignal
  /** What else is to be done each time. */
  tidy?: () => Promise<void>
  /** Told what went wrong ahead of time; a request that meets the same fails by itself. */
  report: (error: unknown) => void
}

/**
 * How far ahead of a clock that runs the world is made, in ms of the machine's time: at any speed a minute to do it in.
 */
const LEAD = 60_000
/** How often the clock is looked at, in ms of the machine's time. */
const INTERVAL = 1000

/** A move, and who waits for it. */
interface Asked { change: (clock: Clock) => void, resolve: () => void, reject: (error: unknown) => void }

/** Does something for each; returns those for whom it could be done. */
function settle (moves: readonly Asked[], act: (move: Asked) => void): Asked[] {
  return moves.filter(move => {
    try {
      act(move)
      return true
    } catch (error) {
      move.reject(error)
      return false
    }
  })
}

/** Keeps the world ahead of the clock, and its texts rendered, in small steps between requests. */
export function createUpkeep ({ seeder, centres, clock, signal, report, tidy }: UpkeepOptions): Upkeep {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let moving = false
  const asked: Asked[] = []

  async function prepare (from: number, until = from) {
    for (const centre of centres) await seeder.ensureDays(centre, from, until)
  }

  const ahead = (now: number) => Math.min(LATEST, now + LEAD * clock.speed)

  async function work () {
    do {
      const now = clock.now()
      await prepare(now, ahead(now))
      await nextTurn()
      await seeder.dropDays(now, ahead(now))
      await tidy?.()
    } while (!signal.aborted && await seeder.renderPending())
  }

  async function wake (): Promise<void> {
    if (signal.aborted) return
    working ??= work().catch(report).finally(() => { working = undefined })
    await working
  }

  /** What is wrong with a move is told to the one who asked, and keeps nobody else waiting. */
  async function moveAll () {
    while (asked.length > 0) {
      const trial = clock.fork()
      const possible = settle(asked.splice(0), ({ change }) => change(trial))
      try {
        await seeder.dropDays(clock.now(), ahead(clock.now()))
        if (possible.length > 0) await prepare(trial.now())
        settle(possible, ({ change, resolve }) => {
          change(clock)
          resolve()
        })
      } catch (error) {
        for (const { reject } of possible) reject(error)
      }
    }
    moving = false
  }

  return {
    prepare,
    move: async change => await new Promise((resolve, reject) => {
      asked.push({ change, resolve, reject })
      if (moving) return
      moving = true
      queueMicrotask(moveAll)
    }),
    start () {
      timer = setInterval(wake, INTERVAL).unref()
      setImmediate(wake)
    },
    settled: async () => await (signal.aborted ? working : wake()),
    stop: () => clearInterval(timer)
  }
}
