import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import type { Refusal } from './refusal.ts'
import { STATUS_CODES } from './status-codes.ts'

/** Answers what the HTTP parser could not read, in the envelope of the platform that the request line names. */
export function answerBrokenRequests (refuse: (status: number, url: string) => Refusal) {
  return function clientErrorHandler (error: ConnectionError, socket: Socket) {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const [, url = '/'] = requestStart(error).split(/[ \r\n]/, 3)
    const { status, headers, body } = refuse(statusOf(error.code), url)
    const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
  }
}

function requestStart ({ rawPacket }: ConnectionError): string {
  // Declared as JSON, but Node attaches a Buffer.
  const packet: unknown = rawPacket
  return Buffer.isBuffer(packet) ? packet.toString('latin1', 0, 4096) : ''
}

function statusOf (code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
