import { buildApp, type ServerStatus } from './app.ts'
import { createCases } from './cases/create-cases.ts'
import { checkOptions } from './check-options.ts'
import type { Progress } from './invariants/report.ts'
import { createEmulation } from './emulation.ts'
import { createListener } from './listener.ts'
import { idsOf } from './world/tenant-ids.ts'
import type { Space } from './platforms/accounts.ts'
import { homeAccounts } from './spaces/home-accounts.ts'
import { readyCredentials } from './ready-credentials.ts'
import type { Ringback, RingbackOptions } from './ringback.ts'

const ignore = () => {}

/**
 * Makes a server of a scenario; `start` makes it answer.
 * Throws ScenarioError, ClockError, DatabaseError, and TypeError for an option that is none; their messages are one
 * line for the person who typed the options.
 */
export function createRingback (options: RingbackOptions = {}): Ringback {
  checkOptions(options)
  const emulation = createEmulation(options, error => app.log.error(error))
  const { clock, origin, centres, history, platforms, upkeep, openView } = emulation
  const { id, name, scenario, seed } = origin
  const homes = centres.map((centre): Space => {
    const space: Space = {
      name: centre.tenant.id,
      get home () { return space },
      centre,
      ids: idsOf(centre.tenant),
      now: clock.now,
      openView: async () => await openView(centre, clock.now())
    }
    return space
  })
  const context = { now: clock.now, secret: id, accounts: homeAccounts(scenario.credentials, homes, clock.now), openView }
  const served = platforms.map(platform => ({ ...platform, api: platform.storage.api(context) }))
  const cases = createCases({ platforms: served, centres, history, clock })
  const status: ServerStatus = {
    phase: 'starting',
    scenario: name,
    seed,
    clock,
    made: emulation.daysMade,
    cache: emulation.cache,
    rows: emulation.rows
  }
  const listener = createListener(() => app)
  const hosts = () => [...options.allowHosts ?? [], listener.host()]
  const app = buildApp({
    platforms: served,
    scenario,
    centres,
    history,
    cases,
    status,
    access: options.admin === false ? undefined : { token: options.adminToken, hosts },
    move: upkeep.move,
    reset,
    invariants,
    strict: options.strict ?? false,
    logger: options.logger
  })
  let closing: Promise<void> | undefined

  async function makeHistory (onStep: (made: Progress) => void = ignore) {
    await emulation.prepare(onStep)
    if (status.phase === 'starting') status.phase = 'ready'
  }

  async function invariants (onStep: (progress: Progress) => void = ignore) {
    return await emulation.invariants(onStep)
  }

  async function reset (): Promise<void> {
    await upkeep.move(clock => clock.reset())
    for (const { api } of served) api.reset()
  }

  async function end () {
    status.phase = 'closing'
    emulation.stop()
    try {
      await listener.close()
    } finally {
      await emulation.close()
    }
  }

  function close (): Promise<void> {
    closing ??= end()
    return closing
  }

  return {
    app,
    clock,
    played: { name, seed },
    scenario,
    credentials: readyCredentials(served, scenario.credentials, clock),
    get url () {
      const url = listener.url()
      if (url === undefined) throw new Error('the server does not listen: it has a URL from start() to close()')
      return url
    },
    samples: base => platforms.flatMap(({ setup }) => setup.samples(base, clock.now())),
    contracts: () => new Map(served.map(({ platform, api }) => [platform.name, api.contract()])),

    async start (address) {
      const url = await listener.listen(address)
      await makeHistory()
      return url
    },
    listen: listener.listen,
    seed: makeHistory,
    reset,

    cases: () => cases.all(),
    invariants,
    written: upkeep.settled,

    close,
    [Symbol.asyncDispose]: close
  }
}
