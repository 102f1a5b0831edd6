import type { Engagement } from '../timeline.ts'
import { holdConference } from './conference.ts'
import type { Signal } from '../day-change.ts'
import { orSignal, type Journey, type Stage, type Story, type Talk } from './stage.ts'

/** What ends a conversation before its time. */
type End = Exclude<Signal, object>

/** The customer and an agent talk, as long as they mean to or until something ends it: undefined for the former. */
export function * talkToEnd (stage: Stage, journey: Journey, talk: Talk): Story<End | undefined> {
  const { eventQueue } = stage
  const { engagement, by, conferenceAt } = talk
  const { talkFrom = eventQueue.now, talkTo = eventQueue.now } = engagement
  if (conferenceAt !== undefined) yield * holdConference(stage, journey, by, conferenceAt, talkTo)
  // Who is put through cannot do anything yet.
  if (eventQueue.now < talkFrom && talkFrom < talkTo) yield talkFrom
  for (;;) {
    const signal = yield orSignal(talkTo, () => eventQueue.now < talkTo)
    if (signal === undefined) return undefined
    if (typeof signal === 'string') {
      cutTalk(journey, eventQueue.now)
      return signal
    }
    if ('hold' in signal) hold(engagement, eventQueue.now, Math.min(talkTo, eventQueue.now + signal.hold))
  }
}

/** Whatever was to come in the conversation does not. */
function cutTalk ({ timeline, transfers }: Journey, now: number) {
  for (const engagement of timeline.engagements) {
    if ((engagement.talkTo ?? now) < now) continue
    engagement.talkTo = now
    engagement.holds = endedBy(engagement.holds, now)
    if ((engagement.repliedAt ?? now) > now) engagement.repliedAt = undefined
    if ((engagement.readTo ?? now) > now) engagement.readTo = now
  }
  transfers.length = 0
  timeline.handovers = timeline.handovers.filter(({ startedAt }) => startedAt <= now)
  timeline.hooks = timeline.hooks.filter(({ at }) => at <= now)
  timeline.monitors = endedBy(timeline.monitors, now)
}

const endedBy = <Span extends { from: number, to: number | undefined }>(spans: readonly Span[], now: number): Span[] =>
  spans.filter(({ from }) => from < now).map(span => ({ ...span, to: Math.min(span.to ?? now, now) }))

/** What else would be on hold then is not. */
function hold (engagement: Engagement, from: number, to: number) {
  const others = engagement.holds.filter(other => (other.to ?? Infinity) <= from || other.from >= to)
  engagement.holds = [...others, { from, to }].sort((a, b) => a.from - b.from)
}
