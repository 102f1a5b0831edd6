import type { Agent } from '../centre.ts'
import type { Timeline } from '../timeline.ts'
import { ANSWERS, CLOSINGS, GREETINGS, OPENINGS, QUESTIONS, inTurn } from './phrases.ts'
import { wordsOf } from './stream.ts'

/** One message of a conversation; of the customer where there is no agent. */
export interface Line { at: number, agent: Agent | undefined, text: string }

/** What the two wrote to each other, between the first message and the last one that the agent had open. */
export function messagesOf (timeline: Timeline): Line[] {
  const { direction, start, engagements } = timeline
  const engagement = engagements.find(({ talkFrom }) => talkFrom !== undefined)
  if (engagement?.talkFrom === undefined || engagement.talkTo === undefined) return []
  const { agent, talkTo } = engagement
  const repliedAt = engagement.repliedAt ?? engagement.talkFrom
  const random = wordsOf(timeline)

  const opening: Line[] = direction === 'inbound'
    ? [{ at: start, agent: undefined, text: random.pick(OPENINGS).text }]
    : []
  const greeting: Line = { at: repliedAt, agent, text: random.pick(GREETINGS).text }
  const [question, answer] = [random.int(0, 9), random.int(0, 9)]
  const exchanges = Array.from({ length: random.int(1, 3) }, (_, turn) => [
    { agent: undefined, text: inTurn(QUESTIONS, question + turn).text },
    { agent, text: inTurn(ANSWERS, answer + turn).text }
  ]).flat()
  const rest = [...exchanges, { agent: undefined, text: random.pick(CLOSINGS).text }]
  const instants = rest.map(() => random.int(repliedAt, talkTo)).sort((a, b) => a - b)
  return [...opening, greeting, ...rest.map((line, index) => ({ ...line, at: instants[index] ?? talkTo }))]
}
