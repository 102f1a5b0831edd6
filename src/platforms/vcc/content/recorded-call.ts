import { createRandom } from '../../../world/random.ts'
import { speechOf, type Utterance } from '../../../world/conversation/speech.ts'
import { wordsOf } from '../../../world/conversation/stream.ts'
import { talksOf } from '../../../world/conversation/talks.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { categorizedAt, recordedSpan } from '../interactions/recorded.ts'
import { staticEvents, type StaticEvent } from '../static-events.ts'
import type { StaticInteraction } from '../static-interactions.ts'

/** A call of which there is a recording, whole. */
export interface RecordedCall {
  guid: string
  /** The recording, from <= t < to. */
  from: number
  to: number
  /** When its words were looked into; undefined where nobody does. */
  analysedAt: number | undefined
  /** Who is the agent of each talk, by display id. */
  talkers: readonly string[]
  /** What was said, in instants. */
  speech: () => readonly Utterance[]
}

/** What there is a recording of in a whole timeline. */
export function recordedCallOf (timeline: Timeline, guid: string): RecordedCall | undefined {
  const span = recordedSpan(timeline)
  if (span === undefined) return undefined
  const talks = talksOf(timeline, span)
  return {
    guid,
    ...span,
    analysedAt: categorizedAt(timeline),
    talkers: talks.map(({ agent }) => agent),
    speech: () => speechOf(wordsOf(timeline), talks)
  }
}

/** A stretch of a static document in which an agent is connected. */
type Connected = StaticEvent & { agent: string }

export const connectedOf = (interaction: StaticInteraction): Connected[] => staticEvents(interaction).flatMap(event =>
  event.role === 'Agent' && event.type === 'Connected' && event.party !== null
    ? [{ ...event, agent: event.party }]
    : [])

/** What there is a recording of in a static document. */
export function recordedCallOfStatic (interaction: StaticInteraction): RecordedCall | undefined {
  const { guid, categorizedAt: analysedAt } = interaction
  const recording = staticEvents(interaction).find(({ type, role, to }) =>
    type === 'CallRecording' && role === 'External' && to < Infinity)
  if (recording === undefined) return undefined
  const { from, to } = recording
  const connected = connectedOf(interaction)
  const talks = connected.map(talk =>
    ({ agent: talk.agent, from: Math.max(talk.from, from), to: Math.min(talk.to, to), pauses: [] }))
    .filter((talk, index) => talk.from < talk.to && talk.from >= (connected[index - 1]?.to ?? -Infinity))
  return {
    guid,
    from,
    to,
    analysedAt,
    talkers: talks.map(({ agent }) => agent),
    speech: () => speechOf(createRandom(`words/${guid}`), talks)
  }
}
