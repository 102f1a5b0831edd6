import type { Timeline } from './timeline.ts'

/** What an agent has noted. */
export interface Note {
  /** Undefined of the one that the simulation has drawn. */
  id: string | undefined
  title: string
  body: string
  at: number
  /** The writer's id. */
  agent: string
}

/** All that was noted of an interaction: after the conversation, and besides. */
export function notesIn ({ wrapUp, engagements, notes }: Timeline): Note[] {
  const writer = wrapUp === undefined ? undefined : engagements[wrapUp.by]
  if (wrapUp?.note === undefined || writer === undefined) return [...notes]
  return [{ id: undefined, ...wrapUp.note, at: wrapUp.at, agent: writer.agent.id }, ...notes]
}

/** What they say together; null where there is none. */
export const textOfNotes = ({ wrapUp, notes }: Timeline): string | null => notes.length === 0
  ? wrapUp?.note?.body ?? null
  : [...wrapUp?.note === undefined ? [] : [wrapUp.note], ...notes].map(({ body }) => body).join('\n')
