import { textOfNotes } from '../notes.ts'
import type { Engagement, Hold, Timeline } from '../timeline.ts'

/** What became of a case, in no platform's words: lengths in ms, null where there is none. */
export type CaseFigures = ReturnType<typeof figuresOf>

/** The figures of a whole interaction: what each platform tells of it in the end. */
export function figuresOf (timeline: Timeline) {
  const { start, visits, engagements, handovers, missedOffers, abandonment, wrapUp, correction, satisfaction } =
    timeline
  const transfers = handovers.filter(({ kind }) => kind === 'transfer')
  return {
    channel: timeline.channel,
    direction: timeline.direction,
    flow: timeline.flow.name,
    customer: timeline.customer,
    contact: timeline.contact?.name ?? null,
    start: iso(start),
    customerLeft: iso(timeline.customerLeftAt),
    closed: iso(timeline.closedAt),
    released: iso(latest(engagements)),
    processed: iso(timeline.processedAt),
    corrected: iso(correction?.at),
    ivrMs: timeline.direction === 'outbound' ? 0 : between(start, visits[0]?.enteredAt ?? abandonment?.at),
    abandoned: abandonment?.where ?? null,
    queues: visits.map(({ queue, entry, enteredAt, leftAt, result }) => ({
      queue: queue.name, entry, entered: iso(enteredAt), waitMs: between(enteredAt, leftAt), result: result ?? null
    })),
    agents: engagements.map(({ agent, offeredAt, connectedAt, talkFrom, talkTo, releasedAt, holds }) => ({
      name: agent.name,
      offered: iso(offeredAt),
      connected: iso(connectedAt),
      talkMs: between(talkFrom, talkTo),
      holds: holds.length,
      holdMs: holds.reduce((sum, hold) => sum + lengthOf(hold), 0),
      wrapUpMs: between(talkTo, releasedAt)
    })),
    transfers: transfers.filter(({ cancelled }) => !cancelled).length,
    cancelledTransfers: transfers.filter(({ cancelled }) => cancelled).length,
    conferences: handovers.filter(({ kind }) => kind === 'conference').length,
    missedOffers: missedOffers.length,
    disposition: (correction ?? wrapUp)?.disposition?.name ?? null,
    note: textOfNotes(timeline),
    score: satisfaction?.score ?? null,
    flagged: timeline.flagged,
    failed: timeline.failed
  }
}

const iso = (instant: number | undefined): string | null => instant === undefined
  ? null
  : new Date(instant).toISOString()

const between = (from: number | undefined, to: number | undefined): number | null =>
  from === undefined || to === undefined ? null : to - from

const lengthOf = ({ from, to }: Hold): number => between(from, to) ?? 0

function latest (engagements: readonly Engagement[]): number | undefined {
  const released = engagements.flatMap(({ releasedAt }) => releasedAt ?? [])
  return released.length === 0 ? undefined : Math.max(...released)
}
