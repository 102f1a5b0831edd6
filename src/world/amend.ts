import { LONGEST_AFTER_DAY, LONGEST_UNTIL_FINAL, LONGEST_UNTIL_PROCESSED } from './bounds.ts'
import { meant } from './did-you-mean.ts'
import type { Amendment } from './day-change.ts'
import type { Timeline, WrittenNote } from './timeline.ts'

/** An interaction whose record says something else from an instant on. */
export function amended (timeline: Timeline, at: number, amendment: Amendment): Timeline {
  const changed = { ...timeline, amendedAt: [...timeline.amendedAt, at], before: { until: at, timeline } }
  return Object.assign(changed, recordOf(timeline, at, amendment))
}

function recordOf (timeline: Timeline, at: number, amendment: Amendment): Partial<Timeline> {
  const { centre, wrapUp, satisfaction, correction } = timeline
  const { disposition: name, note, written, score, attribute, hook, flagged, lateBy, contact } = amendment
  const disposition = centre.dispositions.find(disposition => disposition.name === name)
  return {
    ...(name === undefined ? {} : { correction: { at, disposition } }),
    ...(note === undefined || wrapUp === undefined ? {} : { wrapUp: { ...wrapUp, note } }),
    ...(written === undefined ? {} : { notes: noted(timeline, at, written) }),
    ...(score === undefined ? {} : { satisfaction: { at, score } }),
    ...(attribute === undefined ? {} : { attributes: [...timeline.attributes, { at, ...attribute }] }),
    ...(hook === undefined ? {} : { hooks: [...timeline.hooks, linked(timeline, at, hook)] }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(lateBy === undefined ? {} : later({ ...timeline, satisfaction, correction }, at, lateBy)),
    ...(contact === undefined ? {} : { contact: centre.contacts.at(contact) })
  }
}

/** A note that is changed stays in its place. */
function noted ({ notes }: Timeline, at: number, written: NonNullable<Amendment['written']>): WrittenNote[] {
  const before = notes.find(({ id }) => id === written.id)
  if (before === undefined) return [...notes, { at, ...written }]
  return notes.map(note => note === before ? { ...before, ...written } : note)
}

const linked = ({ engagements }: Timeline, at: number, hook: NonNullable<Amendment['hook']>) => ({
  at, name: undefined, ...hook, by: engagements[0]?.agent.id ?? '', engagement: 0
})

/** What was still to come after the processing comes later, too. */
function later ({ processedAt, satisfaction, correction }: Timeline, at: number, ms: number): Partial<Timeline> {
  const shift = <Event extends { at: number }>(event: Event | undefined): Event | undefined =>
    event !== undefined && event.at > at ? { ...event, at: event.at + ms } : event
  return {
    processedAt: processedAt !== undefined && processedAt > at ? processedAt + ms : processedAt,
    satisfaction: shift(satisfaction),
    correction: shift(correction)
  }
}

/** Why a record cannot say it: the key of the amendment and what it needs; undefined where it can. */
export function objectionToAmendment (
  timeline: Timeline, at: number, { disposition, note, written, score, hook, lateBy, contact, attribute }: Amendment
): { key: string, expectation: string } | undefined {
  const { centre, day, start, wrapUp, engagements, processedAt = start, direction } = timeline
  const latest = centre.calendar.startOf(day + 1) + LONGEST_AFTER_DAY + LONGEST_UNTIL_PROCESSED
  const isWrapped = wrapUp !== undefined && wrapUp.knownAt <= at
  const isTalked = engagements.some(({ talkFrom = Infinity }) => talkFrom <= at)
  const rules: [key: string, isBroken: boolean, expectation: string][] = [
    ['', start > at, 'must be of an interaction that has begun'],
    ['', at > latest + LONGEST_UNTIL_FINAL, 'must be at most two days after its business day'],
    ['disposition', disposition != null && centre.dispositions.every(({ name }) => name !== disposition),
      `must be a disposition of the tenant; ${meant(disposition ?? '', centre.dispositions.map(({ name }) => name))}`],
    ['disposition', disposition !== undefined && !isWrapped, 'needs a wrap-up that is known by then'],
    ['note', note !== undefined && !isWrapped, 'needs a wrap-up that is known by then'],
    ['', written !== undefined && !isTalked, 'needs an agent who has answered'],
    ['agent', written !== undefined && centre.agents.every(({ id }) => id !== written.agent), 'must be an agent'],
    ['score', score !== undefined && (!isTalked || direction !== 'inbound'),
      'needs a customer who called and was answered'],
    ['hook', hook !== undefined && !isTalked, 'needs an agent who has answered'],
    ['attribute', attribute !== undefined && direction === 'internal', 'is for interactions with a customer'],
    ['lateBy', lateBy !== undefined && processedAt <= at, 'needs a processing that is still to come'],
    ['lateBy', processedAt + (lateBy ?? 0) > latest, 'must end at most two days after its business day'],
    ['contact', contact !== undefined && (contact >= centre.contacts.count || direction === 'internal'),
      `must be less than the number of the tenant's contacts, ${centre.contacts.count}`]
  ]
  const broken = rules.find(([, isBroken]) => isBroken)
  return broken === undefined ? undefined : { key: broken[0], expectation: broken[2] }
}
