import { createRandom } from '../../../world/random.ts'
import type { Agent } from '../../../world/centre.ts'
import { mailAttachmentOf, type MailAttachment } from '../../../world/conversation/mail-attachment.ts'
import type { Timeline } from '../../../world/timeline.ts'

export interface Address { name: string, address: string }

/** An e-mail that the customer or the tenant has sent. */
export interface Mail {
  at: number
  from: Address
  to: Address
  subject: string
  /** Its lines; an agent's e-mail is sent as HTML and as text. */
  lines: string[]
  form: 'html' | 'plain' | 'both'
  attachments: MailAttachment[]
}

export interface MailFile { fileId: string, filename: string, contentType: string, text: string }

/** What customers write about, and what becomes of it. */
const MATTERS = [
  ['Where is my order?', 'I am still waiting for my order. When will it arrive?', 'It will be with you this week.'],
  ['Wrong amount on my invoice', 'The amount on my last invoice looks wrong to me.', 'We have sent a new invoice.'],
  ['Return of an article', 'I would like to return an article. What do I have to do?', 'A label for it is on its way.'],
  ['Change of address', 'Please send everything to my new address from now on.', 'We have changed your address.']
] as const

/** The e-mails of an interaction that was cut at now: what arrived, and what the agent has sent when they were done. */
export function mailsOf (timeline: Timeline, interactionId: string): Mail[] {
  const { direction, start, engagements, contact, customer, contactPoint, centre } = timeline
  const random = createRandom(`mails/${interactionId}`)
  const [subject, question, answer] = random.pick(MATTERS)
  const them = { name: contact?.name ?? customer, address: customer }
  const us = { name: centre.tenant.name, address: contactPoint }
  const form = random.pick(['html', 'plain'] as const)
  const attachment = mailAttachmentOf(timeline)
  const attachments = attachment === undefined ? [] : [attachment]
  const received: Mail =
    { at: start, from: them, to: us, subject, lines: ['Hello,', question, them.name], form, attachments }
  const writer = engagements.findLast(({ talkTo }) => talkTo !== undefined)
  const sent = writer?.talkTo === undefined
    ? []
    : [{ ...reply(received, writer.agent, answer, direction === 'inbound'), at: writer.talkTo }]
  return direction === 'inbound' ? [received, ...sent] : sent
}

function reply ({ from, to, subject }: Mail, agent: Agent, answer: string, isReply: boolean): Omit<Mail, 'at'> {
  return {
    from: to,
    to: from,
    subject: isReply ? `Re: ${subject}` : subject,
    lines: [`Hello ${from.name},`, answer, agent.name, to.name],
    form: 'both',
    attachments: []
  }
}

/** The files of an e-mail, its manifest first. Observed: their names. */
export function filesOfMail (mail: Mail, drawId: () => string): MailFile[] {
  const { form, lines, attachments } = mail
  const isSent = form === 'both'
  const html: MailFile = {
    fileId: drawId(), filename: isSent ? 'htmlBody' : 'body', contentType: 'text/html', text: htmlOf(lines)
  }
  const plain: MailFile = {
    fileId: drawId(),
    filename: isSent ? 'plainTextBody' : 'body',
    contentType: 'text/plain',
    text: `${lines.join('\n\n')}\n`
  }
  const added = attachments.map((attachment): MailFile => ({ ...attachment, fileId: drawId() }))
  const bodies = form === 'html' ? [html] : form === 'plain' ? [plain] : [html, plain]
  const manifest = {
    fileId: drawId(),
    filename: 'manifest.json',
    contentType: 'application/json',
    text: JSON.stringify(manifestOf(mail, bodies, added))
  }
  return [manifest, ...bodies, ...added]
}

/** Observed: the keys, as the vendor's SDK writes them for a reply and its desktop reads them. */
function manifestOf ({ subject, from, to }: Mail, bodies: readonly MailFile[], attachments: readonly MailFile[]) {
  const idOf = (type: string) => bodies.filter(({ contentType }) => contentType === type).map(({ fileId }) =>
    ({ artifactFileId: fileId }))
  const [[html], [plain]] = [idOf('text/html'), idOf('text/plain')]
  return {
    attachments: attachments.map(({ filename, contentType, fileId }) =>
      ({ filename, headers: [{ contentType }], artifactFileId: fileId })),
    cc: [],
    bcc: [],
    headers: [],
    body: { ...(html === undefined ? {} : { html }), ...(plain === undefined ? {} : { plain }) },
    subject,
    from: [from],
    to: [to]
  }
}

const htmlOf = (lines: readonly string[]): string =>
  `<html><body>${lines.map(line => `<p>${escape(line)}</p>`).join('')}</body></html>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
