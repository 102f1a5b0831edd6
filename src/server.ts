import { buildApp, type ServerStatus } from './app.ts'
import { createCases } from './cases/create-cases.ts'
import { checkOptions } from './check-options.ts'
import type { Progress } from './invariants/report.ts'
import { createEmulation } from './emulation.ts'
import { createListener } from './listener.ts'
import { createActions } from './server-actions.ts'
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
  const { clock, origin, centres, history, platforms, upkeep } = emulation
  const { id, name, scenario, seed } = origin
  const { write, spaces: { accounts } } = emulation
  const context = { secret: id, accounts, write }
  const served = platforms.map(platform => ({ ...platform, api: platform.storage.api(context) }))
  const cases = createCases({ platforms: served, centres, history, clock })
  const actions = createActions({
    spaces: emulation.actions,
    cases,
    clock,
    move: upkeep.move,
    forget () { for (const { api } of served) api.reset() }
  })
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
    invariants,
    actions,
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
    ...actions,
    app,
    clock,
    played: { name, seed },
    scenario,
    credentials: readyCredentials(served, accounts),
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

    cases: () => cases.all(),
    invariants,
    written: upkeep.settled,

    close,
    [Symbol.asyncDispose]: close
  }
}
