import { createStreams, type Random } from '../random.ts'

/** What is drawn for an interaction. What is drawn for one purpose, and how often, changes nothing of another. */
const PURPOSES = [
  'arrival', 'attributes', 'dialling', 'queue', 'talk', 'hooks', 'monitors', 'handovers', 'wrapUp', 'record', 'again'
] as const

export type Purpose = typeof PURPOSES[number]

/** The random streams of one interaction: one for each purpose. */
export type Chance = (purpose: Purpose) => Random

/** An interaction's random streams: what their names begin with, and their number. */
export interface Streams { streams: string, stream: number }

type StreamOf = Record<Purpose, (index: number) => Random>

/** Returns the function that gives an interaction its streams. */
export function createChances (): (of: Streams) => Chance {
  const known = new Map<string, StreamOf>()

  function streamsNamed (streams: string): StreamOf {
    const found = known.get(streams) ??
      Object.fromEntries(PURPOSES.map(purpose => [purpose, createStreams(`${streams}/${purpose}`)])) as StreamOf // one for each
    known.set(streams, found)
    return found
  }

  return function chanceOf ({ streams, stream }) {
    const streamOf = streamsNamed(streams)
    const drawn: Partial<Record<Purpose, Random>> = {}
    return purpose => (drawn[purpose] ??= streamOf[purpose](stream))
  }
}
