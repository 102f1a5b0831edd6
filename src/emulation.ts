import { setImmediate as nextTurn } from 'node:timers/promises'
import { UnavailableError } from './http/unavailable.ts'
import { checkInvariants } from './invariants/check-invariants.ts'
import type { Progress, Report } from './invariants/report.ts'
import { sceneOf, type Scene } from './platforms/invariants.ts'
import { platforms as emulated } from './platforms/index.ts'
import type { Platform, StoredPlatform } from './platforms/platform.ts'
import type { WriteInto } from './platforms/writes.ts'
import type { RingbackOptions } from './ringback.ts'
import { followDays, tellDays, type DaysMade } from './seeding/days-made.ts'
import { createChangedDays, type ChangedDays } from './seeding/changed-days.ts'
import { createDayWriter } from './seeding/day-writer.ts'
import { ExportError } from './seeding/export-error.ts'
import { readExport, type Exported } from './seeding/exported.ts'
import { openHistory } from './seeding/open-history.ts'
import { storeOrigin, type Origin } from './seeding/origin.ts'
import { createSeeder, type Seeder } from './seeding/seeder.ts'
import { createUpkeep, type Upkeep } from './seeding/upkeep.ts'
import { createSpaceActions, type SpaceActions } from './spaces/actions.ts'
import type { Entry } from './spaces/entry.ts'
import { createLog, type Log } from './spaces/log.ts'
import { createSpaces, type Spaces } from './spaces/spaces.ts'
import type { OpenSpace, Stage } from './spaces/space.ts'
import type { SpaceState } from './spaces/state.ts'
import { createWrites } from './spaces/writes.ts'
import { createRowMemory, type RowMemory } from './store/row-memory.ts'
import { drawCentres, type Centre } from './world/centre.ts'
import { ClockError } from './world/clock-error.ts'
import { createClock, type Clock, type ClockState } from './world/clock.ts'
import { createDayCache, type DayCache } from './world/day-cache.ts'
import { createHistory, type History } from './world/days.ts'
import { parseInstant } from './world/instants.ts'
import { quoted } from './world/shown.ts'
import { homeOf } from './world/branch.ts'

/** What is behind the API: a scenario's contact centres at a clock, and their history in a database. */
export interface Emulation {
  clock: Clock
  origin: Origin
  centres: readonly Centre[]
  history: History
  cache: DayCache
  rows: RowMemory
  platforms: readonly StoredPlatform[]
  upkeep: Upkeep
  spaces: Spaces
  /** What spaces can be told. */
  actions: SpaceActions
  /** What platforms' clients write. */
  write: WriteInto
  /** Makes what is missing at the clock's now; ends early when it is stopped. */
  prepare (onStep: (made: DaysMade) => void): Promise<void>
  /** How many of the missing days are made, once `prepare` has begun. */
  daysMade (): DaysMade | undefined
  /** Checks all that is stored, in steps; throws UnavailableError when it is stopped meanwhile. */
  invariants (onStep: (progress: Progress) => void): Promise<Report>
  /** Begins nothing new, and ends what goes on at its next step. */
  stop (): void
  /** Waits for the last step, and closes the database. */
  close (): Promise<void>
}

/** @param report hears what went wrong with what nobody waited for */
export function createEmulation (options: RingbackOptions, report: (error: unknown) => void): Emulation {
  const { database: file = ':memory:', readOnly = false, scenario, seed, days, perDay } = options
  // Their public type says less, so that no program needs SQLite's.
  const wanted = (options.platforms ?? emulated) as readonly Platform[]
  // The one place where the machine's time comes into a server; `seed` has a start of its own.
  // eslint-disable-next-line no-restricted-syntax -- a clock needs it
  const time = Date.now
  const clock = createClock(parseStart(options.clock ?? 'real'), time)
  const from = options.log === undefined ? undefined : readExport<Entry, ClockState>(options.log)
  const given = from && { name: from.name, origin: from.exported.origin }
  const { db, origin } = openHistory(file, { scenario, seed, days, perDay }, wanted, readOnly, given)
  const centres = drawCentres(origin.scenario, origin.seed)
  const cache = createDayCache()
  const history = createHistory(cache, nextTurn)
  const platforms =
    origin.platforms.map(prepared => ({ ...prepared, storage: prepared.setup.storage(db, { centres, history }) }))
  const rows = createRowMemory(db)
  const stopping = new AbortController()
  const { signal } = stopping
  const writer = createDayWriter({ db, platforms, signal })
  const seeder = createSeeder({ writer, platforms, centres, history, rows, signal })
  const changedDays = createChangedDays({ writer, history, tenants: centres.length, time })
  const stage = createStage(clock, seeder, changedDays)
  const log = createLog(db, time)
  const isTimeAsked = options.clock !== undefined && options.clock !== 'real'
  if (from !== undefined) takeOver(from, log, isTimeAsked ? undefined : clock)
  const spaces = createSpaces({
    centres, credentials: origin.scenario.credentials, stage, log, changedDays, time
  })
  const actions = createSpaceActions({
    spaces, stage, origin: storeOrigin(origin), platforms, history, changedDays, log, time
  })
  const upkeep = createUpkeep({
    seeder,
    centres,
    clock,
    signal,
    report,
    async tidy () {
      await spaces.expire()
      await changedDays.sweep()
    }
  })
  let made: (() => DaysMade) | undefined

  /** The home of every tenant, and every branch with days of its own, as it is told now. */
  async function scenesAt (now: number): Promise<Scene[]> {
    const changed = spaces.all().flatMap(space => statesOf(space).map(state => ({ space, ...state })))
    for (const { space, branch } of changed) if (!readOnly) await stage.prepare(space.tenant, branch, space.now())
    return [...centres.map(centre => sceneOf(homeOf(centre), now)),
      ...changed.map(({ space, branch, written }) => sceneOf(branch, space.now(), written))]
  }

  return {
    clock,
    origin,
    centres,
    history,
    cache,
    rows,
    platforms,
    upkeep,

    spaces,
    actions,
    write: createWrites({ spaces, origin: origin.id, platforms, history, changedDays, log }),

    async prepare (onStep) {
      made = followDays(platforms, centres, clock.now())
      await tellDays(made, onStep, signal, async () => {
        await seeder.dropUnfinished()
        await upkeep.prepare(clock.now())
      })
      if (signal.aborted) return
      for (const { indexes } of wanted) db.exec(indexes)
      upkeep.start()
    },
    daysMade: () => made?.(),

    async invariants (onStep) {
      const now = clock.now()
      if (!readOnly) await upkeep.prepare(now)
      const scenes = await scenesAt(now)
      const steps = checkInvariants({ platforms, history, scenes }, now)
      return await seeder.keepDays(async () => {
        for (;;) {
          if (signal.aborted) throw new UnavailableError('The server closes')
          const step = steps.next()
          if (step.done === true) return step.value
          onStep(step.value)
          await nextTurn()
        }
      })
    },

    stop () {
      stopping.abort()
      upkeep.stop()
    },
    async close () {
      try {
        await upkeep.settled()
      } finally {
        db.close()
      }
    }
  }
}

/** @param clock goes on as it did; undefined where another time was asked for */
function takeOver (
  { name, exported }: { name: string, exported: Exported<Entry, ClockState> }, log: Log, clock: Clock | undefined
) {
  if (log.position > 0) throw new ExportError(name, 'cannot be added to a database that was told something already')
  log.take(exported.log)
  clock?.begin(exported.clock)
}

/** What a space shows that is not its home's, its snapshots included: each once. */
function statesOf ({ state, initial, snapshots }: OpenSpace): Pick<SpaceState, 'branch' | 'written'>[] {
  const states = [state, initial, ...[...snapshots.values()].map(({ state }) => state)]
    .filter(({ branch, written: { deleted } }) => branch.days.size + deleted.all.size + deleted.some.size > 0)
  return states.filter(({ branch, written: { deleted } }, index) =>
    states.findIndex(one => one.branch === branch && one.written.deleted === deleted) === index)
}

const createStage = (clock: Clock, seeder: Seeder, changedDays: ChangedDays): Stage => ({
  clock,
  isReady: (tenant, branch, now) => seeder.hasDays(tenant, now) && changedDays.isReady(branch),
  async prepare (tenant, branch, now) {
    await seeder.ensureDays(tenant, now)
    await changedDays.ensure(branch)
  }
})

function parseStart (text: string): 'real' | number {
  if (text === 'real') return text
  const instant = parseInstant(text)
  if (instant === undefined) throw new ClockError(`takes "real" or an ISO 8601 instant, not ${quoted(text)}`)
  return instant
}
