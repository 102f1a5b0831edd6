import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import type { Connection, createConnections } from './connections.ts'
import type { Refusal } from './refusal.ts'
import { STATUS_CODES } from './status-codes.ts'

type Refuse = (status: number, url: string) => Refusal

/**
 * Answers what the HTTP parser could not read, in the envelope of the platform that the request line names, after the
 * requests that came before.
 */
export function answerBrokenRequests (refuse: Refuse, connections: ReturnType<typeof createConnections>) {
  return function clientErrorHandler (error: ConnectionError, socket: Socket) {
    const connection = connections.of(socket)
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    if (connection?.refused === true) return // whatever else comes after it
    if (connection !== undefined) connection.refused = true
    const { method, url, before, own } = brokenOne(error, connection)
    whenDone(before, () => {
      if (own?.headersSent === true) whenDone(own, () => socket.end())
      else socket.end(answerText(refuse(statusOf(error.code), url), method))
    })
  }
}

function whenDone (response: ServerResponse | undefined, goOn: () => void) {
  if (response === undefined || response.writableFinished || response.destroyed) goOn()
  else response.once('close', goOn)
}

interface Broken {
  method: string
  url: string
  /** The answer that comes before. */
  before: ServerResponse | undefined
  /** Where the head could be read; it may have an answer, which needed no body. */
  own?: ServerResponse
}

function brokenOne (error: ConnectionError, { last, previous, isNew, start }: Partial<Connection> = {}): Broken {
  if (last?.request.complete === false) {
    const { method = '', url = '/' } = last.request
    return { method, url, before: previous?.response, own: last.response }
  }
  const packet = packetOf(error)
  // The packet began with other requests, and they ended with a blank line, or a body.
  const end = isNew === true ? packet.lastIndexOf('\r\n\r\n', error.bytesParsed - 4) : -1
  const head = start + (end < 0 ? packet : packet.slice(end)).trimStart()
  const [method = '', url = '/'] = head.split(/[ \r\n]/, 3)
  return { method, url, before: last?.response }
}

function packetOf ({ rawPacket }: ConnectionError): string {
  // Declared as JSON, but Node attaches a Buffer; none when the request took too long.
  const packet: unknown = rawPacket
  return Buffer.isBuffer(packet) ? packet.toString('latin1') : ''
}

function statusOf (code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

function answerText ({ status, headers, body }: Refusal, method: string): string {
  const fields = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields.map(([name, value]) => `${name}: ${value}`)]
  return `${lines.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : body}`
}
