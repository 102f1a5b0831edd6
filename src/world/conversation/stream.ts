import { createRandom, type Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

type Subject = Pick<Timeline, 'streams' | 'stream'>

/** The stream of an interaction's words. No platform's id is part of it, so that all of them tell the same words. */
export const wordsOf = (timeline: Subject): Random => streamOf(timeline, 'words')

/** The stream of what is attached to an interaction's messages: the same on all platforms, too. */
export const attachmentsOf = (timeline: Subject): Random => streamOf(timeline, 'message-attachments')

const streamOf = ({ streams, stream }: Subject, purpose: string): Random =>
  createRandom(`${streams}/${purpose}`, stream)
