import { NO_EXAMPLES, type Examples } from '../platforms/examples.ts'
import type { Played } from './pages/facts.ts'

/** With what the control plane can be tried: the first named case, and the instant that the clock shows. */
export function ownExamples ({ scenario, status }: Pick<Played, 'scenario' | 'status'>): Examples {
  const name = scenario.tenants.flatMap(({ interactions }) => interactions)[0]?.name
  const now = new Date(status.clock.now()).toISOString()
  return { ...NO_EXAMPLES, path: name === undefined ? {} : { name }, bodies: { moveClock: { now } } }
}
