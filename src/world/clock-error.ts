/** What no clock can do: the message is one line for the person who asked for it. */
export class ClockError extends RangeError {
  /** The same, without saying that it is about a clock. */
  readonly told: string

  constructor (message: string) {
    super(`clock: ${message}`)
    this.name = 'ClockError'
    this.told = message
  }
}
