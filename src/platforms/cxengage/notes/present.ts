import { notesIn } from '../../../world/notes.ts'
import { createRandom } from '../../../world/random.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { Followed } from '../interactions/followed.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import type { Note } from './schemas.ts'

/** The id of the one that the simulation may have drawn: those that clients write have their own. */
export const drawnNoteId = (interactionId: string): string => randomUuid(createRandom(`notes/${interactionId}`))

/** In the order in which they were written; a static document says nothing of who wrote its own. */
export const notesOf = ({ timeline, interactionId }: Followed): Note[] => timeline === undefined
  ? []
  : notesIn(timeline).map(({ id, title, body, at, agent }) => ordered({
    noteId: id ?? drawnNoteId(interactionId),
    interactionId,
    title,
    body,
    resourceId: agent,
    created: timestamp(at)
  }))

export const withoutBody = ({ body, ...note }: Note): Note => ordered(note)
