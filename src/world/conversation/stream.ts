import { createRandom, type Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** The stream of an interaction's words. No platform's id is part of it, so that all of them tell the same words. */
export const wordsOf = ({ centre, day, stream }: Pick<Timeline, 'centre' | 'day' | 'stream'>): Random =>
  createRandom(`${centre.key}/${centre.calendar.dateOf(day)}/words`, stream)
