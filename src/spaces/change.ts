import type { ToldChanges } from '../actions/actions.ts'
import { objectionToAmendment } from '../world/amend.ts'
import type { DayChange } from '../world/day-change.ts'
import type { Timeline } from '../world/timeline.ts'
import { figuresOf } from '../world/cases/figures.ts'
import { findAgent, findInteraction, findQueue, isProblem } from './addressing.ts'
import type { DayAddition } from './entry.ts'
import { readAmendments, type WantedAmendment } from './read-amendments.ts'
import { readEvents, type WantedEvent } from './read-events.ts'
import { refused, type SpaceProblem } from './space-error.ts'
import type { OpenSpace } from './space.ts'
import { changedSince, pastProblem, tellDays, type MakePlan, type Moment, type TellOptions } from './tell-days.ts'

/** A change of a day, where it was asked for, and the interaction that it is about, as it was before. */
interface Planned { pointer: string, day: number, at: number, change: DayChange, subject?: Timeline }

/** Lets something happen in a space: it feeds back into the day from its instant on. */
export async function tellEvents (space: OpenSpace, body: unknown, options: TellOptions): Promise<ToldChanges> {
  const { changed, position } =
    await tell(space, async moment => await planEvents(space, body, moment, options), options)
  return { changed, position }
}

/** Writes something into records: nothing else changes. */
export async function tellAmendments (space: OpenSpace, body: unknown, options: TellOptions): Promise<ToldChanges> {
  const { changed, position } = await tellAmendmentsRead(space, readAmendments(body), options)
  return { changed, position }
}

/** The same, and the latest instant at which something is written. */
export const tellAmendmentsRead = async (
  space: OpenSpace, wanted: readonly WantedAmendment[], options: TellOptions
): Promise<ToldChanges & { at: number }> =>
  await tell(space, async moment => await planAmendments(space, wanted, moment, options), options)

async function tell (
  space: OpenSpace, plan: (moment: Moment) => Promise<Planned[]>, options: TellOptions
): Promise<ToldChanges & { at: number }> {
  const { history, changedDays } = options
  let at = -Infinity
  const makePlan: MakePlan = async moment => {
    const planned = await plan(moment)
    at = Math.max(...planned.map(({ at }) => at))
    const days = new Map<number, DayChange[]>()
    for (const { day, change } of planned) days.set(day, [...days.get(day) ?? [], change])
    return {
      days: [...days]
        .map(([day, changes]): DayAddition => ({ day, index: changedDays.claim(day), added: [], changes })),
      start: Math.min(...planned.map(({ at }) => at)),

      async check (branch) {
        const problems: SpaceProblem[] = []
        for (const { pointer, day, change, subject } of planned) {
          if (change.kind !== 'signal' || subject === undefined) continue
          const after = (await history.play(branch, day)).find(({ stream, streams }) =>
            stream === subject.stream && streams === subject.streams)
          if (after !== undefined && JSON.stringify(figuresOf(after)) !== JSON.stringify(figuresOf(subject))) continue
          const expected = 'must be when the customer waits or talks, and on a call that is put through'
          problems.push({ pointer, expected })
        }
        return problems
      }
    }
  }
  const { days, before, position } = await tellDays(space, makePlan, options)
  return { changed: await changedSince(space, before, days, options), position, at }
}

async function planEvents (
  space: OpenSpace, body: unknown, moment: Moment, options: TellOptions
): Promise<Planned[]> {
  const problems: SpaceProblem[] = []
  const planned: Planned[] = []
  for (const event of readEvents(body)) {
    problems.push(...pastProblem(event.at, `${event.pointer}/at`, moment))
    const found = await planEvent(space, event, event.at === 'now' ? moment.begins : event.at, options)
    if ('expected' in found) problems.push(found)
    else planned.push(found)
  }
  if (problems.length > 0) throw refused(problems)
  return planned
}

async function planEvent (
  space: OpenSpace, event: WantedEvent, at: number, { platforms, history }: TellOptions
): Promise<Planned | SpaceProblem> {
  const { pointer, type, until } = event
  const { centre, centre: { calendar } } = space
  const day = calendar.dayOf(at)
  const isOver = !(until > at && calendar.dayOf(until) === day)
  const untilProblem = { pointer: `${pointer}/until`, expected: 'must be later, on the same business day' }
  const common = { pointer, day, at }
  switch (type) {
    case 'agentAway': case 'agentBack': case 'agentSkips': {
      const agent = findAgent(centre, event.agent, `${pointer}/agent`)
      if (isProblem(agent)) return agent
      if (type === 'agentAway' && isOver) return untilProblem
      const change: DayChange = type === 'agentAway'
        ? { kind: 'away', agent: agent.index, from: at, to: until, reason: event.reason }
        : type === 'agentBack'
          ? { kind: 'back', agent: agent.index, at }
          : { kind: 'skip', agent: agent.index, from: at, offers: event.offers }
      return { ...common, change }
    }
    case 'queueClosed': {
      const queue = findQueue(centre, event.queue, `${pointer}/queue`)
      if (isProblem(queue)) return queue
      return isOver ? untilProblem : { ...common, change: { kind: 'closure', queue: queue.name, from: at, to: until } }
    }
    default: {
      const subject = await findInteraction(space, event.interaction, `${pointer}/interaction`, platforms, history)
      if (isProblem(subject)) return subject
      if (subject.channel !== 'voice') return { pointer: `${pointer}/interaction`, expected: 'must be that of a call' }
      const { stream, streams } = subject
      const signal = type === 'hold' ? { hold: event.ms } : type
      return { ...common, day: subject.day, subject, change: { kind: 'signal', at, stream, streams, signal } }
    }
  }
}

async function planAmendments (
  space: OpenSpace, wanted: readonly WantedAmendment[], moment: Moment, { platforms, history }: TellOptions
): Promise<Planned[]> {
  const problems: SpaceProblem[] = []
  const planned: Planned[] = []
  for (const { pointer, interaction, at: instant, amendment } of wanted) {
    problems.push(...pastProblem(instant, `${pointer}/at`, moment))
    const at = instant === 'now' ? moment.begins : instant
    const subject = await findInteraction(space, interaction, `${pointer}/interaction`, platforms, history)
    if (isProblem(subject)) {
      problems.push(subject)
      continue
    }
    const objection = objectionToAmendment(subject, at, amendment)
    if (objection !== undefined) {
      const key = objection.key === '' ? '' : `/${objection.key}`
      problems.push({ pointer: pointer + key, expected: objection.expectation })
    }
    const { day, stream, streams } = subject
    planned.push({ pointer, day, at, subject, change: { kind: 'amendment', at, stream, streams, amendment } })
  }
  if (problems.length > 0) throw refused(problems)
  return planned
}
