import type { Random } from '../random.ts'
import type { WrapUp } from '../timeline.ts'
import type { Journey } from './stage.ts'
import { drawNote } from './notes.ts'

/** What an agent records of a conversation. Observed: 1 ms after the wrap-up began. */
export function drawWrapUp ({ timeline, behaviour, script }: Journey, by: number, talkTo: number, random: Random): WrapUp {
  const { dispositions } = timeline.population
  const named = dispositions.find(({ name }) => name === script?.disposition)
  return {
    by,
    at: talkTo + 1,
    knownAt: talkTo + 1,
    disposition: random.chance(behaviour.disposition) ? named ?? random.pick(dispositions) : undefined,
    note: random.chance(behaviour.note) ? drawNote(random) : undefined,
    rating: random.chance(0.3) ? random.int(1, 5) : undefined
  }
}
