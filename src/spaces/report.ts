import type { ClockReport, OpenedSpace, SpaceReport } from '../actions/actions.ts'
import { basicOf } from '../http/basic.ts'
import type { Clock } from '../world/clock.ts'
import type { Move } from '../world/moves.ts'
import type { Credential } from '../world/scenario.ts'
import type { OpenSpace } from './space.ts'

/** What a clock shows, as it is told. */
export const clockReport = (clock: Clock): ClockReport =>
  ({ mode: clock.mode, now: new Date(clock.now()).toISOString(), speed: clock.speed })

/** What a space's clock would show after a move. */
export function moved (space: OpenSpace, move: Move): Clock {
  const clock = space.forkClock()
  move(clock)
  return clock
}

export function reportSpace (space: OpenSpace): SpaceReport {
  const { name, opening, tenant: { tenant }, ids: [tenantId = tenant.id], accounts, state, snapshots } = space
  return {
    id: name,
    name: opening === undefined ? tenant.name : name,
    home: opening === undefined,
    tenantId,
    tenant: { id: tenant.id, name: tenant.name },
    credentials: firstOf(accounts.map(({ credential }) => credential)),
    accounts: accounts.map(({ credential }) => credential),
    clock: { ...clockReport(space.forkClock()), own: state.clock !== null },
    added: state.count,
    snapshots: [...snapshots.keys()],
    expiresAt: opening === undefined || opening.expiresAt === null ? null : new Date(opening.expiresAt).toISOString()
  }
}

function firstOf (credentials: readonly Credential[]): SpaceReport['credentials'] {
  const [cxengage, vcc] = ['cxengage', 'vcc'].map(name => credentials.find(({ platform }) => platform === name))
  return {
    ...(cxengage === undefined ? {} : { cxengage: { username: cxengage.id, password: cxengage.secret } }),
    ...(vcc === undefined ? {} : { vcc: { client_id: vcc.id, client_secret: vcc.secret } })
  }
}

/** What a client needs, ready to use. */
export function usesOf ({ ids: [tenantId = ''], accounts }: OpenSpace): OpenedSpace['use'] {
  const cxengage = accounts.find(({ credential }) => credential.platform === 'cxengage')?.credential
  return {
    ...(cxengage === undefined ? {} : { basic: basicOf(cxengage), cxengage: `/v1/tenants/${tenantId}` }),
    vcc: '/stats'
  }
}
