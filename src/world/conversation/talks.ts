import type { Timeline } from '../timeline.ts'
import type { Span, Talk } from './speech.ts'

/** What is heard of a call within a span, and who is the agent of each talk, by display id. */
export type TalkWithAgent = Talk & { agent: string }

/** The customer is on the line with one agent after the other: who is joined by a colleague listens from then on. */
export function talksOf ({ engagements }: Timeline, within: Span): TalkWithAgent[] {
  const pauses = engagements.flatMap(({ holds }) => holds.map(({ from, to = Infinity }) => ({ from, to })))
  return engagements.flatMap(({ agent, talkFrom = Infinity, talkTo = within.to }, index) => {
    const { talkFrom: next = Infinity } = engagements[index + 1] ?? {}
    const [from, to] = [Math.max(talkFrom, within.from), Math.min(talkTo, next, within.to)]
    return from < to ? [{ agent: agent.displayId, from, to, pauses }] : []
  })
}
