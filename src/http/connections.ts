import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface Exchange { request: IncomingMessage, response: ServerResponse }

/** What is known of a connection when something on it cannot be read. */
export interface Connection {
  /** The request that came last, read as far as its body. */
  last?: Exchange | undefined
  /** The one before, which is answered before. */
  previous?: Exchange | undefined
  /** Whether the last one came in the packet that is being read: what follows in the packet is another request. */
  isNew: boolean
  /** The first packets of a request whose head is not complete: as many as its first line takes. */
  start: string
  /** Whether the packet before this one ended within a request whose head was complete. */
  within: boolean
  /** Whether something broken was answered, after which nothing else is. */
  refused: boolean
}

/** How much of a head is remembered, in bytes: of a longer first line the beginning tells the owner. */
const LONGEST_START = 4096

/** Keeps what an error of Node's parser does not tell: its packet is the last one, and a head may take several. */
export function createConnections () {
  const connections = new WeakMap<Socket, Connection>()

  function open (socket: Socket) {
    const connection: Connection = { isNew: false, start: '', within: false, refused: false }
    connections.set(socket, connection)
    afterEveryPacket(socket, packet => {
      const { last, isNew, within, start } = connection
      connection.isNew = false
      connection.within = last?.request.complete === false
      if (!isNew && !within && !start.includes('\n') && start.length < LONGEST_START) connection.start += packet()
    })
  }

  function begin (request: IncomingMessage, response: ServerResponse) {
    const connection = connections.get(request.socket)
    if (connection === undefined) return
    connection.previous = connection.last?.response.writableFinished === false ? connection.last : undefined
    connection.last = { request, response }
    connection.isNew = true
    connection.start = ''
  }

  return {
    watch (server: Server) {
      server.on('connection', open)
      server.prependListener('request', begin)
    },
    of: (socket: Socket): Connection | undefined => connections.get(socket)
  }
}

/** What is used of Node's parser, which its documentation does not tell. */
interface Parser {
  [event: number]: unknown
  getCurrentBuffer (): Buffer
}

/**
 * Listens to the parser and not to the socket: a listener for `data` would take every packet through JavaScript, which
 * costs a sixth of a request. Where Node has no such parser nothing is remembered, and a broken head in several packets
 * gets the neutral envelope.
 */
function afterEveryPacket (socket: Socket, seen: (packet: () => string) => void) {
  const { parser } =
    socket as Socket & { parser?: Parser } // set by Node's HTTP server before others hear of the socket
  if (parser === undefined) return
  const { kOnExecute: event } = parser.constructor as { kOnExecute?: unknown } // a class: its properties may be absent
  if (typeof event !== 'number') return
  const next = parser[event]
  if (typeof next !== 'function') return
  parser[event] = (result: unknown) => {
    if (!(result instanceof Error)) seen(() => parser.getCurrentBuffer().toString('latin1', 0, LONGEST_START))
    next(result)
  }
}
