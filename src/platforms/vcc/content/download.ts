import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { chunksOf } from '../../../world/conversation/recording.ts'
import { rangeNotSatisfiable } from '../errors.ts'
import type { Content } from './contents.ts'
import { parseRange } from './range.ts'

/** Answers with a content, or with the range of it that is asked for, which is made while it is sent. */
export function sendContent (reply: FastifyReply, content: Content, rangeHeader: string | undefined) {
  const { length, contentType } = content
  const range = parseRange(rangeHeader, length)
  reply.header('accept-ranges', 'bytes')
  if (range === 'none') throw rangeNotSatisfiable(length)
  const { from, to } = range ?? { from: 0, to: length }
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${length}`)
  reply.type(contentType).header('content-length', to - from)
  // Half a document is no JSON text any more, and may begin in the middle of a letter.
  if (contentType === 'application/json') {
    const bytes = Buffer.from(content.bytes(from, to))
    return reply.send(range === undefined ? bytes.toString() : bytes)
  }
  return reply.send(Readable.from(chunksOf(content, from, to)))
}
