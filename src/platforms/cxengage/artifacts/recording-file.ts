import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { chunksOf } from '../../../world/conversation/recording.ts'
import { speechOf, type Span } from '../../../world/conversation/speech.ts'
import { wordsOf } from '../../../world/conversation/stream.ts'
import { talksOf } from '../../../world/conversation/talks.ts'
import { recordingOf } from '../../../world/conversation/voices.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** From the first to the last word with an agent. */
export function recordedSpan ({ engagements }: Timeline): Span {
  const talks = engagements.flatMap(({ talkFrom, talkTo }) =>
    talkFrom === undefined || talkTo === undefined ? [] : [{ talkFrom, talkTo }])
  if (talks.length === 0) return { from: 0, to: 0 }
  return {
    from: Math.min(...talks.map(({ talkFrom }) => talkFrom)), to: Math.max(...talks.map(({ talkTo }) => talkTo))
  }
}

/** Answers with what was said in a call, as a WAV file that is made while it is sent. */
export function sendRecording (reply: FastifyReply, timeline: Timeline, interactionId: string) {
  const span = recordedSpan(timeline)
  const talks = talksOf(timeline, span)
  const voices = { talkers: talks.map(({ agent }) => agent), caller: interactionId }
  const recording = recordingOf(span, speechOf(wordsOf(timeline), talks), voices)
  return reply.header('content-length', recording.length).send(Readable.from(chunksOf(recording, 0, recording.length)))
}
