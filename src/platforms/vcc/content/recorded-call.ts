import { createRandom } from '../../../world/random.ts'
import { speechOf, type Utterance } from '../../../world/conversation/speech.ts'
import { wordsOf } from '../../../world/conversation/stream.ts'
import { talksOf } from '../../../world/conversation/talks.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { mintIds } from '../interactions/ids.ts'
import { categorizedAt, recordedSpan } from '../interactions/recorded.ts'
import { staticEvents, textOf } from '../static-events.ts'
import type { StaticInteraction } from '../static-interactions.ts'

/** A call of which there is a recording, whole: what of it can be had at an instant, its contents say. */
export interface RecordedCall {
  guid: string
  start: number
  connectFrom: string
  connectTo: string
  direction: string
  /** By display id, in the order of their beginnings. */
  handlingAgents: readonly string[]
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
export function recordedCallOf (timeline: Timeline): RecordedCall | undefined {
  const span = recordedSpan(timeline)
  if (span === undefined) return undefined
  const { engagements, customer, contactPoint, start, direction } = timeline
  const talks = talksOf(timeline, span)
  return {
    guid: mintIds(timeline).interaction,
    start,
    // Only calls that pass a plan are recorded, and those come from outside.
    connectFrom: customer,
    connectTo: contactPoint,
    direction,
    handlingAgents: distinct(engagements.map(({ agent }) => agent.displayId)),
    ...span,
    analysedAt: categorizedAt(timeline),
    talkers: talks.map(({ agent }) => agent),
    speech: () => speechOf(wordsOf(timeline), talks)
  }
}

/** The same of a static document that tells of a recording. */
export function recordedCallOfStatic (interaction: StaticInteraction): RecordedCall | undefined {
  const { guid, start, document, categorizedAt: analysedAt } = interaction
  const events = staticEvents(interaction)
  const recording =
    events.find(({ type, role, to }) => type === 'CallRecording' && role === 'External' && to < Infinity)
  if (recording === undefined) return undefined
  const { from, to } = recording
  const connected = events.flatMap(event =>
    event.role === 'Agent' && event.type === 'Connected' && event.party !== null
      ? [{ ...event, agent: event.party }]
      : [])
  const talks = connected.map(talk =>
    ({ agent: talk.agent, from: Math.max(talk.from, from), to: Math.min(talk.to, to), pauses: [] }))
    .filter((talk, index) => talk.from < talk.to && talk.from >= (connected[index - 1]?.to ?? -Infinity))
  return {
    guid,
    start,
    connectFrom: textOf(document['connectFrom']) ?? '',
    connectTo: textOf(document['connectTo']) ?? '',
    direction: (textOf(document['direction']) ?? '').toLowerCase(),
    handlingAgents: distinct(connected.map(({ agent }) => agent)),
    from,
    to,
    analysedAt,
    talkers: talks.map(({ agent }) => agent),
    speech: () => speechOf(createRandom(`words/${guid}`), talks)
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
