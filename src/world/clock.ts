import { ClockError } from './clock-error.ts'
import { parseDuration } from './duration.ts'
import { EARLIEST, FIRST_YEAR, LAST_YEAR, LATEST, isServable } from './instants.ts'

/**
 * What time it is for everything that is served, and how to change that. Nothing in the server asks the machine
 * instead.
 */
export interface Clock {
  /** Whole milliseconds since 1970-01-01T00:00:00Z. */
  now (): number
  /** The machine's time, a time that stands still, or one that runs by itself. */
  readonly mode: 'real' | 'frozen' | 'running'
  /** How many times as fast as the machine's time it goes: 0 when frozen. */
  readonly speed: number
  /** Sets the time and lets it stand still. */
  set (instant: Date | number): void
  /**
   * Moves by an ISO 8601 duration such as `PT1H` or `-P1D`: a clock that stands still goes on standing, any other goes
   * on running.
   */
  advance (duration: string): void
  /** Runs from the present instant on, so many times as fast as the machine's time. */
  run (speed: number): void
  /** Takes the machine's time again. */
  real (): void
  /** Back to what it was when it was made. */
  reset (): void
  /** Another clock that shows the same, and is moved alone: to try where a move leads. */
  fork (): Clock
  /** What it needs to go on like this elsewhere, or later. */
  readonly state: ClockState
  /** Goes on from a state. */
  resume (state: ClockState): void
  /** The same, and a reset brings that state back. */
  begin (state: ClockState): void
}

const FASTEST = 100_000

/** Shows `instant` at the machine's `since`. */
export interface ClockState { mode: Clock['mode'], speed: number, instant: number, since: number }

const REAL: ClockState = { mode: 'real', speed: 1, instant: 0, since: 0 }
const frozenAt = (instant: number): ClockState => ({ mode: 'frozen', speed: 0, instant: checked(instant), since: 0 })

/**
 * A clock that begins with the machine's time or stands still at an instant.
 * It throws {@link ClockError} when it is asked for what it cannot show.
 */
export function createClock (start: 'real' | number, machineTime: () => number): Clock {
  let first = start === 'real' ? REAL : frozenAt(start)
  return clockOf(first)

  function clockOf (beginning: ClockState): Clock {
    let state = beginning

    function now (): number {
      const { instant, since, speed } = state
      const shown = Math.floor(instant + (machineTime() - since) * speed)
      return Math.min(LATEST, Math.max(EARLIEST, shown)) // at the end of its years a running clock stops
    }

    const goOn = (
      instant: number, speed: number
    ): ClockState => ({ mode: 'running', speed, instant: checked(instant), since: machineTime() })

    return {
      now,
      get mode () { return state.mode },
      get speed () { return state.speed },
      set (instant) { state = frozenAt(Number(instant)) },
      advance (duration) {
        const instant = now() + parseDuration(duration)
        state = state.mode === 'frozen' ? frozenAt(instant) : goOn(instant, state.speed)
      },
      run (speed) {
        if (!(speed > 0 && speed <= FASTEST)) throw new ClockError(`"speed" takes a number above 0, at most ${FASTEST}`)
        state = goOn(now(), speed)
      },
      real () { state = REAL },
      reset () { state = first },
      fork: () => clockOf(state),
      get state () { return state },
      resume (next) { state = next },
      begin (next) { first = state = next }
    }
  }
}

function checked (instant: number): number {
  if (isServable(instant)) return Math.floor(instant)
  throw new ClockError(`shows the years ${FIRST_YEAR} to ${LAST_YEAR} only`)
}
