import { createRandom } from '../../../world/random.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { Followed } from '../interactions/followed.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import type { Note } from './schemas.ts'

/** The simulation has one at most; a static document says nothing of who wrote its own. */
export function notesOf ({ timeline, interactionId }: Followed): Note[] {
  const { wrapUp, engagements = [] } = timeline ?? {}
  const writer = wrapUp === undefined ? undefined : engagements[wrapUp.by]
  if (wrapUp?.note === undefined || writer === undefined) return []
  const { note: { title, body }, at } = wrapUp
  return [ordered({
    noteId: randomUuid(createRandom(`notes/${interactionId}`)),
    interactionId,
    title,
    body,
    resourceId: writer.agent.id,
    created: timestamp(at)
  })]
}

export const withoutBody = ({ body, ...note }: Note): Note => ordered(note)
