import { createRandom, type Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** The stream that the words of an interaction come from: no platform's id is part of it, so all tell the same words. */
export const wordsOf = ({ centre, day, stream }: Pick<Timeline, 'centre' | 'day' | 'stream'>): Random =>
  createRandom(`${centre.key}/${centre.calendar.dateOf(day)}/words`, stream)
