import { UNPRINTABLE, printable } from '../world/shown.ts'

/** What pino writes, as far as it is read. */
interface Entry {
  level: number
  time: number
  msg?: string
  req?: { method: string, url: string }
  res?: { statusCode: number }
  responseTime?: number
  err?: { message: string, stack?: string }
}

const LEVELS: Readonly<Record<number, string>> =
  { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }

/** A bar may be drawn where the line goes; it comes again. */
const CLEAR = '\r\u001b[K'

/** Where pino writes to: a stream that makes a short line, for a person, of each of its lines of JSON. */
export const shortLines = (stream: NodeJS.WritableStream) => ({
  write (text: string) { stream.write(`${CLEAR}${shortLine(text)}\n`) }
})

/** The time of the machine's zone, the level, and what happened; of an error also where. */
function shortLine (text: string): string {
  const { level, time, msg = '', req, res, responseTime, err } = JSON.parse(text) as Entry // as pino writes it
  const took = responseTime === undefined ? '' : `${Math.round(responseTime)} ms`
  const parts = [new Date(time).toTimeString().slice(0, 8), (LEVELS[level] ?? String(level)).padEnd(5),
    req === undefined ? '' : `${req.method} ${req.url}`, res?.statusCode ?? '', took, err?.message === msg ? '' : msg]
  const line = printable(parts.filter(part => part !== '').join(' '))
  return err === undefined ? line : `${line} ${stackOf(err)}`
}

/** Its lines stay lines. */
const stackOf = ({ stack, message }: { stack?: string, message: string }): string =>
  (stack ?? message).split('\n').map(line => UNPRINTABLE.test(line) ? printable(line) : line).join('\n')
