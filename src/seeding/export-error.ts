import { shown } from '../world/shown.ts'

/** An export that cannot be gone on with: the message says why, in one line. */
export class ExportError extends Error {
  constructor (file: string, why: string) {
    super(`log: ${shown(file)} ${why}`)
    this.name = 'ExportError'
  }
}
