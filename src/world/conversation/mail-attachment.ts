import type { Timeline } from '../timeline.ts'
import { attachmentsOf } from './stream.ts'

/** A file that came with a message. */
export interface MailAttachment { filename: string, contentType: string, text: string }

/** How many of the e-mails that customers send bring one. */
const SHARE = 0.15

/** The file that came with the customer's e-mail; what agents write brings none. */
export function mailAttachmentOf (timeline: Timeline): MailAttachment | undefined {
  if (timeline.channel !== 'email' || timeline.direction !== 'inbound') return undefined
  const random = attachmentsOf(timeline)
  if (!random.chance(SHARE)) return undefined
  return {
    filename: 'order.csv',
    contentType: 'text/csv',
    text: `order,articles\n${random.int(10_000, 99_999)},${random.int(1, 9)}\n`
  }
}
