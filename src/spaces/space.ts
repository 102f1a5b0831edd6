import type { Account, Space } from '../platforms/accounts.ts'
import { homeOf, type Branch } from '../world/branch.ts'
import type { Centre } from '../world/centre.ts'
import type { Clock } from '../world/clock.ts'
import { idsOf } from '../world/tenant-ids.ts'
import { viewAt, type View } from '../world/view.ts'
import { NOTHING_WRITTEN } from '../world/written.ts'
import type { Opening } from './entry.ts'
import type { SpaceState } from './state.ts'

/** What spaces need of what is behind them. */
export interface Stage {
  /** The server's. */
  clock: Clock
  /** Whether all is there that a branch of a tenant shows at an instant. */
  isReady (tenant: Centre, branch: Branch, now: number): boolean
  /** Makes what is missing for it, in steps. */
  prepare (tenant: Centre, branch: Branch, now: number): Promise<void>
}

/** A space, and what it remembers: all of it is here, and nothing of it elsewhere. */
export interface OpenSpace extends Space {
  readonly home: OpenSpace
  /** How it began; undefined for a home space. */
  readonly opening: Opening | undefined
  readonly tenant: Centre
  /** What reset brings back. */
  initial: SpaceState
  readonly state: SpaceState
  readonly snapshots: Map<string, { state: SpaceState, at: number }>
  accounts: Account[]
  /** How often its tokens were revoked. */
  generation: number
  /** Shows something else from now on. */
  show (state: SpaceState): void
  /** A clock that shows what it shows, and can be moved alone. */
  forkClock (): Clock
  /** Does one thing after the other. */
  inTurn<Value> (work: () => Promise<Value>): Promise<Value>
}

export const homeState = (tenant: Centre): SpaceState =>
  ({ clock: null, branch: homeOf(tenant), count: 0, written: NOTHING_WRITTEN })

/** @param home undefined for a home space */
export function createSpace (
  name: string, tenant: Centre, stage: Stage, home?: OpenSpace, opening?: Opening
): OpenSpace {
  let state = homeState(tenant)
  const clock = stage.clock.fork()
  let last: Promise<unknown> = Promise.resolve()

  const now = () => state.clock === null ? stage.clock.now() : clock.now()

  async function openView (): Promise<View> {
    const [{ branch, written }, instant] = [state, now()]
    if (!stage.isReady(tenant, branch, instant)) await stage.prepare(tenant, branch, instant)
    return viewAt(branch, instant, written)
  }

  const space: OpenSpace = {
    name,
    get home () { return home ?? space },
    opening,
    tenant,
    get centre () { return state.branch.centre },
    ids: opening === undefined ? idsOf(tenant.tenant) : [opening.tenantId],
    initial: state,
    get state () { return state },
    snapshots: new Map(),
    accounts: [],
    generation: 0,
    now,
    openView,
    show (next) {
      state = next
      if (next.clock !== null) clock.resume(next.clock)
    },
    forkClock: () => (state.clock === null ? stage.clock : clock).fork(),
    async inTurn (work) {
      const turn = last.then(work)
      last = turn.catch(() => {}) // told to whoever asked
      return await turn
    }
  }
  return space
}
