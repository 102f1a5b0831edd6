import type { Agent, Contact } from '../../../world/centre.ts'
import { createRandom } from '../../../world/random.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** One message of a conversation. */
export interface Line { at: number, agent: Agent | undefined, text: string }

const OPENINGS = ['Hello, I have a question about my order.',
  'Hi, is anybody there?', 'My invoice looks wrong to me.', 'Hello, can you help me with a return?']
const GREETINGS = ['Hello, how can I help you?', 'Good day, let me have a look.', 'Hi, thanks for getting in touch.']
const QUESTIONS = ['When will it arrive?', 'Could you check the amount again?',
  'What do I have to do?', 'Can it be sent to another address?']
const ANSWERS = ['One moment please, I am looking it up.', 'It will be with you by the end of the week.',
  'I have changed that for you.', 'You will get a message with the details.']
const CLOSINGS = ['Thank you, that is all.', 'Great, thanks for your help.', 'All right, good bye.']

/** What the two wrote to each other, between the first message and the last one that the agent had open. */
export function transcriptOf ({ direction, start, engagements }: Timeline, interactionId: string): Line[] {
  const engagement = engagements.find(({ talkFrom }) => talkFrom !== undefined)
  if (engagement?.talkFrom === undefined || engagement.talkTo === undefined) return []
  const { agent, talkTo } = engagement
  const repliedAt = engagement.repliedAt ?? engagement.talkFrom
  const random = createRandom(`transcripts/${interactionId}`)

  const opening: Line[] = direction === 'inbound' ? [{ at: start, agent: undefined, text: random.pick(OPENINGS) }] : []
  const greeting: Line = { at: repliedAt, agent, text: random.pick(GREETINGS) }
  const [question, answer] = [random.int(0, 9), random.int(0, 9)]
  const exchanges = Array.from({ length: random.int(1, 3) }, (_, turn) => [
    { agent: undefined, text: from(QUESTIONS, question + turn) }, { agent, text: from(ANSWERS, answer + turn) }
  ]).flat()
  const rest = [...exchanges, { agent: undefined, text: random.pick(CLOSINGS) }]
  const instants = rest.map(() => random.int(repliedAt, talkTo)).sort((a, b) => a - b)
  return [...opening, greeting, ...rest.map((line, index) => ({ ...line, at: instants[index] ?? talkTo }))]
}

/** In turn, so that nobody says the same twice. */
const from = (texts: readonly string[], turn: number): string => texts[turn % texts.length] ?? ''

/** The same as one text, a line for each message. */
export const transcriptText = (lines: readonly Line[], customer: string): string =>
  lines.map(({ agent, text }) => `${agent?.name ?? customer}: ${text}`).join('\n')

/** Who writes is told by name where it is known. */
export const customerName = (contact: Contact | undefined, customer: string): string => contact?.name ?? customer
