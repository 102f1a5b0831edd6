import { styleText } from 'node:util'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import type { Config } from '../config.ts'
import { isLoopback } from '../http/hosts.ts'
import { platforms } from '../platforms/index.ts'
import type { Ringback } from '../ringback.ts'
import { createRingback } from '../server.ts'
import { shown } from '../world/shown.ts'
import { banner } from './banner.ts'
import { CommandError } from './command-error.ts'
import { shortLines } from './log-lines.ts'
import { createProgressReport } from './progress-report.ts'
import { baseUrl } from './reachable.ts'
import { releaseWhenIdle } from './release-memory.ts'

const STDERR = 2

/** More than anybody guesses. */
const TOKEN_BYTES = 18

/** Serves until a signal comes. Listens before it makes the history, so that its health can be asked meanwhile. */
export async function serve (config: Omit<Config, 'out' | 'url'>): Promise<number> {
  const {
    host, port, scenario, seed, days, perDay, clock, database, log, strict, noAdmin, allowHosts, logLevel
  } = config
  const stopped = signal()
  const logger = pino({ level: logLevel },
    process.stderr.isTTY ? shortLines(process.stderr) : pino.destination(STDERR))
  const needsToken = !isLoopback(host) && config.adminToken === undefined
  const ownToken = needsToken ? randomBytes(TOKEN_BYTES).toString('base64url') : undefined
  const ringback = createRingback({
    scenario,
    seed,
    days,
    perDay,
    clock,
    database,
    log,
    strict,
    logger,
    admin: !noAdmin,
    adminToken: config.adminToken ?? ownToken,
    allowHosts: allowHosts?.split(',')
  })
  let giveUp = () => {}
  try {
    const url = new URL(await ringback.listen({ host, port })
      .catch((error: unknown) => { throw explain(error, config) ?? error }))
    warn(ringback.scenario)
    const ready = await Promise.race([stopped.then(() => false), makeHistory(ringback).then(() => true)])
    if (ready) {
      const { played, scenario, clock, samples } = ringback
      const admin = noAdmin ? false : ownToken
      const base = baseUrl(host, url.port || '80')
      console.log(banner({ ...played, scenario, clock, samples, platforms, base, admin }, styleText))
      await Promise.race([stopped, ringback.written()])
      giveUp = releaseWhenIdle()
    }
    await stopped
  } finally {
    giveUp()
    await ringback.close()
  }
  return 0
}

/** When the first line tells of a history in the making, where there is no terminal; in s. */
const FIRST_LINE = 0.8

/** Shows on stderr how far the history is. */
async function makeHistory (ringback: Ringback) {
  const report = createProgressReport('days of history', process.stderr, FIRST_LINE)
  try {
    await ringback.seed(({ done, total }) => { if (total > 0) report.tell({ done, total }) })
  } finally {
    report.end()
  }
}

/** A scenario can be meant so, but is rarely. */
function warn ({ credentials }: Ringback['scenario']) {
  if (credentials.length === 0) {
    console.error('ringback: the scenario has no credentials: both platforms refuse every request that needs them')
  }
}

/**
 * Resolves at the first signal. Later ones change nothing: npm passes on what the terminal has sent already, and
 * closing is short.
 */
const signal = () => new Promise<void>(resolve => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve())
  // A signal for npm alone reaches its shell, which dies of it and would leave the server behind.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => { if (process.ppid !== parent) resolve() }, 200).unref()
  }
})

/** What the system says about an address, for the person who chose it. */
function explain (error: unknown, { host: asked, port }: Pick<Config, 'host' | 'port'>): CommandError | undefined {
  const host = shown(asked)
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} of ${host} is in use; --port takes another one, and 0 any free one`,
    EACCES: `port ${port} of ${host} needs more rights; --port takes another one`,
    EADDRNOTAVAIL: `host ${host} is not an address of this machine (port ${port})`,
    ENOTFOUND: `host ${host} is not known (port ${port})`,
    EAI_AGAIN: `host ${host} is not known (port ${port})`
  }
  const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
  return reason === undefined ? undefined : new CommandError(reason, 1)
}
