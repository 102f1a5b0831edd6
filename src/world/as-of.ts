import type { Engagement, Instant, Handover, QueueVisit, Timeline } from './timeline.ts'

/** What was true of an interaction at `now`: everything later is not there yet. The interaction must have started. */
export function asOf (timeline: Timeline, now: number): Timeline {
  const { before } = timeline
  if (before !== undefined && now < before.until) return asOf(before.timeline, now)
  const past = (instant: Instant) => instant !== undefined && instant <= now ? instant : undefined
  const happened = <T extends { at: number }>(event: T | undefined) =>
    event !== undefined && event.at <= now ? event : undefined

  const offered = timeline.engagements.filter(({ offeredAt }) => offeredAt <= now)
  const engagements = offered.map((engagement): Engagement => ({
    ...engagement,
    acceptedAt: past(engagement.acceptedAt),
    connectedAt: past(engagement.connectedAt),
    talkFrom: past(engagement.talkFrom),
    repliedAt: past(engagement.repliedAt),
    readTo: past(engagement.readTo),
    talkTo: past(engagement.talkTo),
    releasedAt: past(engagement.releasedAt),
    holds: engagement.holds.filter(({ from }) => from <= now).map(({ from, to }) => ({ from, to: past(to) }))
  }))

  const visits = timeline.visits.filter(({ enteredAt }) => enteredAt <= now).map((visit): QueueVisit => {
    const leftAt = past(visit.leftAt)
    return leftAt === undefined ? { ...visit, leftAt, result: undefined, answeredBy: undefined } : visit
  })

  const begun = timeline.handovers.filter(({ startedAt }) => startedAt <= now)
  const handovers = begun.map((handover): Handover => ({
    ...handover,
    visit: handover.visit !== undefined && handover.visit < visits.length ? handover.visit : undefined,
    consultedTo: past(handover.consultedTo)
  }))

  const monitors = timeline.monitors.filter(({ from }) => from <= now)
  const isProcessed = past(timeline.processedAt) !== undefined

  return {
    ...timeline,
    steps: timeline.steps.filter(({ at }) => at <= now),
    visits,
    engagements,
    handovers,
    missedOffers: timeline.missedOffers.filter(({ to }) => to <= now),
    hooks: timeline.hooks.filter(({ at }) => at <= now),
    attributes: timeline.attributes.filter(({ at }) => at <= now),
    monitors: monitors.map(monitor => ({ ...monitor, to: past(monitor.to) })),
    abandonment: happened(timeline.abandonment),
    customerLeftAt: past(timeline.customerLeftAt),
    closedAt: past(timeline.closedAt),
    processedAt: past(timeline.processedAt),
    correction: happened(timeline.correction),
    wrapUp: timeline.wrapUp !== undefined && timeline.wrapUp.knownAt <= now ? timeline.wrapUp : undefined,
    satisfaction: happened(timeline.satisfaction),
    flagged: timeline.flagged && isProcessed,
    endLost: timeline.endLost && isProcessed,
    failed: timeline.failed && isProcessed,
    amendedAt: timeline.amendedAt.filter(at => at <= now),
    before: undefined
  }
}
