import type { Actions } from './actions/actions.ts'
import type { Cases } from './cases/create-cases.ts'
import type { SpaceActions } from './spaces/actions.ts'
import { clockReport } from './spaces/report.ts'
import { SpaceError, refused } from './spaces/space-error.ts'
import type { Clock } from './world/clock.ts'
import { parseMove } from './world/moves.ts'
import { quoted } from './world/shown.ts'

export interface ServerActionOptions {
  spaces: SpaceActions
  cases: Cases
  clock: Clock
  /** Makes what the clock needs where it goes, and moves it. */
  move: (change: (clock: Clock) => void) => Promise<void>
  /** Takes back what requests have used up. */
  forget: () => void
}

/** All that a server can be told: spaces, and the server as a whole. */
export function createActions ({ spaces, cases, clock, move, forget }: ServerActionOptions): Actions {
  const { resetAll, ...ofSpaces } = spaces
  return {
    ...ofSpaces,
    getClock: async () => clockReport(clock),

    async moveClock (body) {
      await move(parseMove(body))
      return clockReport(clock)
    },

    async reset (body) {
      const all = readAll(body)
      await move(clock => clock.reset())
      await resetAll(all)
      forget()
      return clockReport(clock)
    },

    listCases: async () => ({ cases: await cases.all() }),

    async getCase (name) {
      const report = await cases.named(name)
      if (report === undefined) throw new SpaceError(404, `The scenario has no case ${quoted(name)}`)
      return report
    }
  }
}

/** Whether all spaces are meant. Throws a SpaceError. */
function readAll (body: unknown): boolean {
  const { all = false, ...others } = (body ?? {}) as Record<string, unknown> // whatever it is
  if (typeof all !== 'boolean' || Object.keys(others).length > 0 || Array.isArray(body)) {
    throw refused([{ pointer: '', expected: 'must be {"all": true}, or nothing' }])
  }
  return all
}
