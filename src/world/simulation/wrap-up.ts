import type { Population } from '../population.ts'
import type { Random } from '../random.ts'
import type { WrapUp } from '../timeline.ts'
import { drawNote } from './notes.ts'

/** What an agent records of a conversation. Observed: 1 ms after the wrap-up began. */
export function drawWrapUp ({ tenant, dispositions }: Population, by: number, talkTo: number, random: Random): WrapUp {
  const { behaviour } = tenant
  return {
    by,
    at: talkTo + 1,
    knownAt: talkTo + 1,
    disposition: random.chance(behaviour.disposition) ? random.pick(dispositions) : undefined,
    note: random.chance(behaviour.note) ? drawNote(random) : undefined,
    rating: random.chance(0.3) ? random.int(1, 5) : undefined
  }
}
