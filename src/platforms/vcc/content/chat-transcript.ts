import { messagesOf } from '../../../world/conversation/messages.ts'
import { writeInstant } from '../../../world/instants.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { endOf } from '../interactions/present.ts'
import { contentId, fileOf, type Content, type Portion } from './contents.ts'
import { JSON_FILE } from './media-types.ts'
import type { ChatTranscript } from './schemas.ts'
import { LANGUAGE } from './transcript.ts'

const TYPE = 'chatTranscript'

/** Whether customers and agents write to each other. Assumed: text messages count as chats. */
const isChat = ({ channel }: Timeline): boolean => channel === 'messaging' || channel === 'sms'

/** A chat that an agent has answered has its transcript once it is over. */
export function portionsOfChat (timeline: Timeline, guid: string): Portion[] {
  const since = endOf(timeline)
  const answered = timeline.engagements.some(({ talkFrom, talkTo }) => talkFrom !== undefined && talkTo !== undefined)
  if (!isChat(timeline) || !answered || since === undefined) return []
  return [{ since, contents: () => [transcriptOf(timeline, guid, since)] }]
}

function transcriptOf (timeline: Timeline, guid: string, lastModified: number): Content {
  const transcript: ChatTranscript = {
    guid,
    language: LANGUAGE,
    messages: messagesOf(timeline).map(({ at, agent, text }) => ({
      speaker: agent === undefined ? 'customer' : 'agent',
      agentId: agent?.displayId ?? null,
      sentAt: writeInstant(at),
      text
    }))
  }
  return fileOf({ key: contentId(guid, TYPE), type: TYPE, contentType: JSON_FILE, lastModified },
    JSON.stringify(transcript))
}
