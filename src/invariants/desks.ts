import type { Facts, CheckSink, Scene, Invariant, BusySpan } from '../platforms/invariants.ts'
import { holds, within } from '../platforms/invariants.ts'
import { loadOf } from '../world/load.ts'

const evidence =
  { level: 'inferred', where: 'an agent can talk to one customer, and write to as many as the scenario says' } as const

const ALONE: Invariant = { name: 'no agent is in two calls or e-mails at once', evidence }
const CAPACITY: Invariant = { name: 'no agent has more messages than they can take', evidence }

export const deskInvariants = [ALONE, CAPACITY]

/** What an agent is busy with; `load` is in parts of what they can take. */
interface Busy extends BusySpan { id: string, load: number, isChecked: boolean }

/** Watches over the agents of a tenant, as one platform tells of them, day after day. */
export function createDesks ({ centre }: Scene, note: CheckSink) {
  const capacity = centre.tenant.agents.messages
  let busy: Busy[] = []

  return {
    add (id: string, { channel }: Facts, work: readonly BusySpan[]) {
      const load = loadOf(capacity, channel)
      for (const piece of work) busy.push({ ...piece, id, load, isChecked: false })
    },

    endDay: (day: number) => checkUntil(centre.calendar.startOf(day + 1)),
    end: () => checkUntil(Infinity)
  }

  /** What begins later meets work of the next day, and is checked with it; what goes on then is checked already. */
  function checkUntil (instant: number) {
    for (const pieces of Map.groupBy(busy, ({ agent }) => agent).values()) {
      check(pieces.filter(({ from }) => from < instant))
    }
    busy = busy.filter(({ from, to }) => from >= instant || to > instant)
  }

  function check (pieces: Busy[]) {
    let others: Busy[] = []
    for (const piece of pieces.sort((a, b) => a.from - b.from)) {
      others = others.filter(({ to }) => to > piece.from)
      if (!piece.isChecked) compare(piece, others)
      others.push(piece)
    }
  }

  function compare (piece: Busy, others: readonly Busy[]) {
    if (piece.load === capacity) {
      const other = others.find(({ load }) => load === capacity)
      note(ALONE, piece.id, [holds(other === undefined, `agent ${piece.agent} in one at a time`, other?.id)])
    }
    note(CAPACITY, piece.id, [within(others.reduce((sum, { load }) => sum + load, piece.load), -Infinity, capacity)])
    piece.isChecked = true
  }
}
