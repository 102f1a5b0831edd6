import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { buildApp, type ServerStatus } from './app.ts'
import { createCases } from './cases/create-cases.ts'
import { checkAddress, checkOptions } from './check-options.ts'
import { UnavailableError } from './http/unavailable.ts'
import { readyCredentials } from './ready-credentials.ts'
import type { Address, Ringback, RingbackOptions } from './ringback.ts'
import { parseInstant } from './world/instants.ts'
import { platforms as emulated } from './platforms/index.ts'
import type { Platform } from './platforms/platform.ts'
import { checkInvariants } from './invariants/check-invariants.ts'
import type { Progress, Report } from './invariants/report.ts'
import { followDays } from './seeding/days-made.ts'
import { openHistory } from './seeding/open-history.ts'
import { createSeeder } from './seeding/seeder.ts'
import { createUpkeep } from './seeding/upkeep.ts'
import { createRowMemory } from './store/row-memory.ts'
import { ClockError } from './world/clock-error.ts'
import { createClock } from './world/clock.ts'
import { createDayCache } from './world/day-cache.ts'
import { createHistory } from './world/days.ts'
import { drawCentres, type Centre } from './world/centre.ts'
import { quoted } from './world/shown.ts'
import { homeOf, viewAt, type View } from './world/view.ts'

/** How often it is told how far the history is, in ms. */
const TELL_INTERVAL = 250

/** How long open requests may take to finish when the server closes, in ms. */
const GRACE = 1500

/**
 * Makes a server of a scenario; `start` makes it answer.
 * Throws ScenarioError, ClockError, DatabaseError, and TypeError for an option that is none; their messages are one
 * line for the person who typed the options.
 */
export function createRingback (options: RingbackOptions = {}): Ringback {
  checkOptions(options)
  const { database: file = ':memory:', readOnly = false, strict = false } = options
  // Their public type says less, so that no program needs SQLite's.
  const platforms = (options.platforms ?? emulated) as readonly Platform[]
  const { scenario: wanted, seed: wantedSeed, days, perDay } = options
  const asked = { scenario: wanted, seed: wantedSeed, days, perDay }

  // The one place where the machine's time comes into a server; `seed` has a start of its own.
  // eslint-disable-next-line no-restricted-syntax -- a clock needs it
  const clock = createClock(parseStart(options.clock ?? 'real'), Date.now)
  const { db, origin } = openHistory(file, asked, platforms, readOnly)

  const { id, name, scenario, seed } = origin
  const centres = drawCentres(scenario, seed)
  const cache = createDayCache()
  const history = createHistory(cache, nextTurn)
  const closed = new AbortController()
  const { signal } = closed
  const stored =
    origin.platforms.map(prepared => ({ ...prepared, storage: prepared.setup.storage(db, { centres, history }) }))
  const rows = createRowMemory(db)
  const seeder = createSeeder({ db, platforms: stored, centres, history, rows, signal })
  const upkeep = createUpkeep({ seeder, centres, clock, signal, report: error => app.log.error(error) })
  const context = { now: clock.now, secret: id, openView }
  const served = stored.map(platform => ({ ...platform, api: platform.storage.api(context) }))
  const status: ServerStatus = { phase: 'starting', scenario: name, seed, clock, cache, rows }
  const cases = createCases({ platforms: served, centres, history, clock })
  let ownHost = '' // by the name that `listen` was given
  const hosts = () => [...options.allowHosts ?? [], ownHost]
  const access = options.admin === false ? undefined : { token: options.adminToken, hosts }
  const app = buildApp({
    platforms: served,
    scenario,
    centres,
    history,
    cases,
    status,
    access,
    move: upkeep.move,
    reset,
    invariants,
    strict,
    logger: options.logger
  })
  let url: string | undefined
  let closing: Promise<void> | undefined

  const isClosing = () => status.phase === 'closing'

  /** What a tenant shows at an instant. A request waits for days of its own tenant only. */
  async function openView (centre: Centre, now: number): Promise<View> {
    if (!seeder.hasDays(centre, now)) await seeder.ensureDays(centre, now)
    return viewAt(homeOf(centre), now)
  }

  async function makeHistory (onStep: (made: Progress) => void = () => {}) {
    const made = status.made = followDays(stored, centres, clock.now())
    onStep(made())
    const timer = setInterval(() => { if (!isClosing()) onStep(made()) }, TELL_INTERVAL)
    try {
      await seeder.dropUnfinished()
      await upkeep.prepare(clock.now())
    } finally {
      clearInterval(timer)
    }
    if (isClosing()) return
    for (const { indexes } of platforms) db.exec(indexes)
    status.phase = 'ready'
    upkeep.start()
  }

  async function invariants (onStep: (progress: Progress) => void = () => {}): Promise<Report> {
    const now = clock.now()
    if (!readOnly) await upkeep.prepare(now)
    const steps = checkInvariants({ platforms: stored, centres, history }, now)
    return await seeder.keepDays(async () => {
      for (;;) {
        if (isClosing()) throw new UnavailableError('The server closes')
        const step = steps.next()
        if (step.done === true) return step.value
        onStep(step.value)
        await nextTurn()
      }
    })
  }

  async function reset (): Promise<void> {
    await upkeep.move(clock => clock.reset())
    for (const { api } of served) api.reset()
  }

  async function listen (asked: Address = {}): Promise<string> {
    checkAddress(asked)
    const { host = '127.0.0.1', port = 0 } = asked
    ownHost = host
    await app.listen({ host, port })
    const address = app.server.address() as AddressInfo // a TCP server's
    url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
    return url
  }

  async function end () {
    status.phase = 'closing'
    closed.abort()
    upkeep.stop()
    const timer = setTimeout(() => app.server.closeAllConnections(), GRACE)
    try {
      await app.close()
      await upkeep.settled()
    } finally {
      clearTimeout(timer)
      db.close()
    }
  }

  function close (): Promise<void> {
    url = undefined
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
      if (url === undefined) throw new Error('the server does not listen: it has a URL from start() to close()')
      return url
    },
    samples: base => stored.flatMap(({ setup }) => setup.samples(base, clock.now())),
    contracts: () => new Map(served.map(({ platform, api }) => [platform.name, api.contract()])),

    async start (address) {
      const url = await listen(address)
      await makeHistory()
      return url
    },
    listen,
    seed: makeHistory,
    reset,

    cases: () => cases.all(),
    invariants,
    written: upkeep.settled,

    close,
    [Symbol.asyncDispose]: close
  }
}

function parseStart (text: string): 'real' | number {
  if (text === 'real') return text
  const instant = parseInstant(text)
  if (instant === undefined) throw new ClockError(`takes "real" or an ISO 8601 instant, not ${quoted(text)}`)
  return instant
}
