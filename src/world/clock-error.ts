/** What no clock can do: the message is one line for the person who asked for it. */
export class ClockError extends RangeError {
  constructor (message: string) {
    super(`clock: ${message}`)
    this.name = 'ClockError'
  }
}
