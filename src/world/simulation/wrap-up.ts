import type { WrapUp } from '../timeline.ts'
import type { Journey } from './stage.ts'
import { drawNote } from './notes.ts'

/**
 * What an agent records of a conversation when their wrap-up begins.
 * @param knownAt from when on others know it: at once, if nothing else is said
 */
export function drawWrapUp (journey: Journey, by: number, talkTo: number, knownAt?: number): WrapUp {
  const { timeline: { centre }, chance, behaviour, script } = journey
  const { dispositions, timings } = centre
  const random = chance('wrapUp')
  const at = talkTo + timings.wrapUpToDisposition
  const named = dispositions.find(({ name }) => name === script?.disposition)
  return {
    by,
    at,
    knownAt: knownAt ?? at,
    disposition: random.chance(behaviour.disposition) ? named ?? random.pick(dispositions) : undefined,
    note: random.chance(behaviour.note) ? drawNote(random) : undefined,
    rating: random.chance(0.3) ? random.int(1, 5) : undefined
  }
}
