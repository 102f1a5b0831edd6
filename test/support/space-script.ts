import type { Actions, Addition, ClockMove } from '../../src/actions/actions.ts'
import { createRandom } from '../../src/world/random.ts'

/** Something that is told to a space. */
export type Step =
  | { kind: 'add', cases: Addition[] }
  | { kind: 'clock', move: ClockMove }
  | { kind: 'snapshot' | 'restore' | 'drop', name: string }
  | { kind: 'reset' | 'revoke' | 'list' }

const STORIES: readonly Addition[] = [
  {}, { end: 'abandoned' }, { transfers: ['warm'] }, { transfers: ['blind', 'warm'], end: 'abandoned' }, { channel: 'email' },
  { direction: 'outbound', talk: 60 }, { end: 'abandoned', callsAgain: true }, { compete: true, talk: 400 },
  { compete: true, end: 'abandoned' }, { contact: 3, note: true, disposition: 'Resolved' }
]

const KINDS = ['add', 'add', 'add', 'add', 'clock', 'clock', 'clock', 'snapshot', 'restore', 'drop', 'reset', 'revoke', 'list'] as const

/** A list of things to tell, the same for the same seed. Some of them cannot be. */
export function scriptOf (seed: string, length: number): Step[] {
  const random = createRandom(`script/${seed}`)
  return Array.from({ length }, (): Step => {
    const kind = random.pick(KINDS)
    switch (kind) {
      case 'add': return { kind, cases: Array.from({ length: random.int(1, 2) }, () => random.pick(STORIES)) }
      case 'clock': return { kind, move: { advance: random.pick(['PT7M', 'PT1H', 'PT3H', '-PT30M', 'PT23H']) } }
      case 'snapshot':
      case 'restore':
      case 'drop': return { kind, name: random.pick(['a', 'b']) }
      default: return { kind }
    }
  })
}

/** What is answered depends on others here: the place in the log, and the machine's time. */
const VOLATILE = new Set(['position', 'expiresAt', 'at'])

/** An answer as a text, without what is another one each time. */
export const textOf = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) => VOLATILE.has(key) ? undefined : value) ?? ''

/** Tells a step; returns the answer, or why it cannot be. */
export async function tellStep (actions: Actions, id: string, step: Step): Promise<string> {
  const answer = async (): Promise<unknown> => {
    switch (step.kind) {
      case 'add': return await actions.addInteractions(id, step.cases)
      case 'clock': return await actions.moveClockOfSpace(id, step.move)
      case 'snapshot': return await actions.takeSnapshot(id, { name: step.name })
      case 'restore': return await actions.restoreSnapshot(id, step.name)
      case 'drop': return await actions.dropSnapshot(id, step.name)
      case 'reset': return await actions.resetSpace(id)
      case 'revoke': return await actions.revokeTokens(id)
      case 'list': return await actions.listAdded(id)
    }
  }
  return await answer().then(textOf, (error: Error) => `refused: ${error.message}`)
}
