import { createRandom, type Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** The stream of an interaction's words. No platform's id is part of it, so that all of them tell the same words. */
export const wordsOf = ({ streams, stream }: Pick<Timeline, 'streams' | 'stream'>): Random =>
  createRandom(`${streams}/words`, stream)
