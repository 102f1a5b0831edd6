import type { InteractionStore } from '../../../src/platforms/kit/interaction-store.ts'
import { createRowReader } from '../../../src/platforms/kit/row-reader.ts'
import { equal, holds, type Invariants, type Invariant } from '../../../src/platforms/invariants.ts'
import type { Database } from '../../../src/store/connection.ts'
import { homeOf } from '../../../src/world/branch.ts'
import { viewAt } from '../../../src/world/view.ts'
import { model, type Call, type Texts } from './calls.ts'

const evidence = { level: 'inferred', where: 'it is a toy' } as const
const TOTAL: Invariant = { name: 'the total is the number of calls', evidence }

export function createInvariants (db: Database, store: InteractionStore<Texts>): Invariants<Call> {
  return {
    ...createRowReader(db, model, () => []),
    documentInvariants: [{
      name: 'agents come after the start',
      evidence,
      general: true,
      check: ({ start, agents }) => agents.map(({ from }) => holds(from >= start, `at least ${start}`, from))
    }],
    listInvariants: [TOTAL],
    days: ({ index }) => store.ledger.days(index),
    read: ({ document }) => JSON.parse(String(document)) as Call, // our own text
    facts: ({ start, direction, customer, agents, queues, connected }) => ({
      start,
      channel: 'voice',
      direction,
      customer,
      agents: agents.map(({ agent, from }) => ({ agent, offeredAt: from })),
      queues: queues.map(({ queue, from, to, answered }) => ({ queue, enteredAt: from, leftAt: to, answered })),
      connectedAt: connected
    }),
    tells: ({ channel, direction }) => channel === 'voice' && direction !== 'internal',
    work: ({ agents }) => agents.map(({ agent, from, to }) => ({ agent, from, to: to ?? Infinity })),
    ids: ({ id }) => [id],
    lists (scene, note) {
      const view = viewAt(homeOf(scene.centre), scene.now)
      let count = 0
      return {
        add () { count++ },
        endDay () {},
        * end () {
          yield
          const { total } = store.page(view, view.visible, { skip: 0, limit: 0, newestFirst: false })
          note(TOTAL, null, [equal(total, count)])
        }
      }
    }
  }
}
