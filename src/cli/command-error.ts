import { printable } from '../world/shown.ts'

/** Ends the command with one line for the person who typed it: 2 when it was typed wrong, 1 when it cannot be done. */
export class CommandError extends Error {
  readonly exitCode: 1 | 2

  constructor (message: string, exitCode: 1 | 2 = 2) {
    super(printable(message))
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}
