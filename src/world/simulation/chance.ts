import { createStreams, type Random } from '../random.ts'

/** What is drawn for an interaction. What is drawn for one purpose, and how often, changes nothing of another. */
const PURPOSES = [
  'arrival', 'attributes', 'dialling', 'queue', 'talk', 'hooks', 'monitors', 'handovers', 'wrapUp', 'record', 'again'
] as const

export type Purpose = typeof PURPOSES[number]

/** The random streams of one interaction: one for each purpose. */
export type Chance = (purpose: Purpose) => Random

/** Returns the function that gives an interaction its streams, which begin with the day's key. */
export function createChances (key: string): (stream: number) => Chance {
  const streams = Object.fromEntries(PURPOSES.map(purpose => [purpose, createStreams(`${key}/${purpose}`)])) as
    Record<Purpose, (index: number) => Random> // one for each purpose

  return function chanceOf (stream) {
    const drawn: Partial<Record<Purpose, Random>> = {}
    return purpose => (drawn[purpose] ??= streams[purpose](stream))
  }
}
