import { mailAttachmentOf } from '../../../world/conversation/mail-attachment.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { endOf } from '../interactions/present.ts'
import { contentId, fileOf, type Portion } from './contents.ts'

const TYPE = 'attachment'

/** What came with an e-mail, once the e-mail is done with: the file as it was sent. */
export function portionsOfMail (timeline: Timeline, guid: string): Portion[] {
  const since = endOf(timeline)
  const attachment = mailAttachmentOf(timeline)
  if (attachment === undefined || since === undefined) return []
  const { contentType, text } = attachment
  const content = { key: contentId(guid, TYPE), type: TYPE, contentType, lastModified: since }
  return [{ since, contents: () => [fileOf(content, text)] }]
}
