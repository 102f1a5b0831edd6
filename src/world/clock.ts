/** What time it is for everything that is served. Nothing in the server asks the machine instead. */
export interface Clock {
  /** Whole milliseconds since 1970-01-01T00:00:00Z. */
  now (): number
  readonly mode: 'real' | 'frozen'
}

export const realClock = (machineTime: () => number): Clock => ({ now: machineTime, mode: 'real' })

export const frozenClock = (instant: number): Clock => ({ now: () => instant, mode: 'frozen' })
