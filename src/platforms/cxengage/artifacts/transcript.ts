import type { Contact } from '../../../world/centre.ts'
import { messagesOf, type Line } from '../../../world/conversation/messages.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** What the two wrote to each other. Its words are the conversation's own, and depend on no platform's id. */
export const transcriptOf: (timeline: Timeline, interactionId: string) => Line[] = messagesOf

/** The same as one text, a line for each message. */
export const transcriptText = (lines: readonly Line[], customer: string): string =>
  lines.map(({ agent, text }) => `${agent?.name ?? customer}: ${text}`).join('\n')

/** Who writes is told by name where it is known. */
export const customerName = (contact: Contact | undefined, customer: string): string => contact?.name ?? customer
