import type { Account, Accounts } from '../platforms/accounts.ts'
import type { ChangedDays } from '../seeding/changed-days.ts'
import type { Centre } from '../world/centre.ts'
import { isAmong } from '../world/tenant-ids.ts'
import type { Credential } from '../world/scenario.ts'
import { quoted } from '../world/shown.ts'
import type { Entry, Opening } from './entry.ts'
import { entriesOf, type Log, type Logged } from './log.ts'
import { SpaceError } from './space-error.ts'
import { createSpace, homeState, type OpenSpace, type Stage } from './space.ts'
import { changedDaysOf, clockAt, clockFrom, withAdditions, type SpaceState } from './state.ts'
import { withEntry } from './written.ts'

export interface SpacesOptions {
  centres: readonly Centre[]
  /** The scenario's. */
  credentials: readonly Credential[]
  stage: Stage
  log: Log
  changedDays: ChangedDays
  /** The machine's time, in ms. */
  time: () => number
}

export type Spaces = ReturnType<typeof createSpaces>

/** All spaces, as the log tells: what it has from before is done again at once. */
export function createSpaces (options: SpacesOptions) {
  const { centres, credentials, stage, log, changedDays, time } = options
  const homes = centres.map(tenant => createSpace(tenant.tenant.id, tenant, stage))
  const open = new Map(homes.map(space => [space.name, space]))
  /** How often spaces of a name were opened. */
  const openings = new Map<string, number>()
  /** By credential: tokens of another generation are void, also those of whoever had its id before. */
  const generations = new Map<string, number>()
  let isReplaying = true
  let revision = 0
  const homeAccounts = credentials.map((credential): Account => ({
    credential,
    spaces: homes.filter(({ tenant }) => isAmong(tenant.tenant, credential.tenants)),
    get generation () { return Math.max(0, ...this.spaces.map(space => (space as OpenSpace).generation)) },
    now: stage.clock.now
  }))
  let accounts: Account[] = homeAccounts

  /** Who may ask has changed. */
  function renewAccounts () {
    accounts = [...homeAccounts, ...[...open.values()].flatMap(space => space.accounts)]
    revision++
  }

  function voidTokens ({ platform, id }: Credential) {
    const key = `${platform}/${id}`
    generations.set(key, (generations.get(key) ?? -1) + 1)
  }

  function accountOf (space: OpenSpace, credential: Credential): Account {
    const key = `${credential.platform}/${credential.id}`
    voidTokens(credential)
    return { credential, spaces: [space], get generation () { return generations.get(key) ?? 0 }, now: space.now }
  }

  /** Throws {@link SpaceError}. */
  function named (name: string): OpenSpace {
    const space = open.get(name) ?? homes.find(({ ids, tenant }) => ids.includes(name) || tenant.tenant.name === name)
    if (space === undefined) throw new SpaceError(404, `There is no space ${quoted(name)}`)
    return space
  }

  /** Shows a state; days that nobody needs any more are given back. */
  function show (space: OpenSpace, next: SpaceState) {
    release(space, () => space.show(next))
  }

  const statesOf = ({ state, initial, snapshots }: OpenSpace) =>
    [state, initial, ...[...snapshots.values()].map(({ state }) => state)]

  function release (space: OpenSpace, change: () => void, isClosed = false) {
    const before = changedDaysOf(statesOf(space))
    change()
    const after = isClosed ? new Map() : changedDaysOf(statesOf(space))
    for (const [changed, day] of before) {
      if (after.has(changed)) continue
      if (isReplaying) changedDays.free(day, changed)
      else changedDays.release(space.tenant, day, changed)
    }
  }

  function begin (name: string, opening: Opening) {
    const home = named(opening.tenant)
    const space = createSpace(name, home.tenant, stage, home, opening)
    space.initial = withAdditions(home.tenant, { ...homeState(home.tenant), clock: opening.clock }, opening.days)
    space.show(space.initial)
    space.accounts = opening.credentials.map(credential => accountOf(space, credential))
    open.set(name, space)
    openings.set(name, (openings.get(name) ?? 0) + 1)
    renewAccounts()
  }

  /** Does what an entry says. */
  function apply ({ at, entry }: Logged) {
    if (entry.kind === 'open') {
      begin(entry.space, entry.opening)
      return
    }
    const space = named(entry.space)
    switch (entry.kind) {
      case 'close':
        release(space, () => open.delete(space.name), true)
        renewAccounts()
        break
      case 'clock': show(space, { ...space.state, clock: entry.clock }); break
      case 'reset': show(space, { ...space.initial, clock: clockFrom(space.initial.clock, at) }); break
      case 'add': show(space, withAdditions(space.tenant, space.state, entry.days)); break
      case 'snapshot':
        release(space, () => space.snapshots.set(entry.name,
          { state: { ...space.state, clock: clockAt(space.state.clock, at) }, at }))
        break
      case 'restore': {
        const saved = space.snapshots.get(entry.name)
        if (saved === undefined) throw new SpaceError(404, `There is no snapshot ${quoted(entry.name)}`)
        show(space, { ...saved.state, clock: clockFrom(saved.state.clock, at) })
        break
      }
      case 'drop-snapshot': release(space, () => space.snapshots.delete(entry.name)); break
      case 'add-credential':
        space.accounts = [...space.accounts, accountOf(space, entry.credential)]
        renewAccounts()
        break
      case 'drop-credential':
        space.accounts = space.accounts.filter(({ credential: { platform, id } }) =>
          platform !== entry.platform || id !== entry.id)
        renewAccounts()
        break
      case 'revoke-tokens':
        space.generation++
        for (const { credential } of space.accounts) voidTokens(credential)
        revision++
        break
      default: show(space, { ...space.state, written: withEntry(space.state.written, entry) })
    }
  }

  /** Stores an entry, and does what it says. Nothing is stored that cannot be done: it could never be read again. */
  function tell (entry: Entry): Logged {
    if (entry.kind !== 'open') named(entry.space)
    const logged = log.append(entry)
    apply(logged)
    return logged
  }

  /** Takes the indexes that an entry has: at no place of the log do two versions of a day have the same. */
  function claim ({ entry }: Logged) {
    const days = entry.kind === 'add' ? entry.days : entry.kind === 'open' ? entry.opening.days : []
    for (const { day, index } of days) changedDays.claim(day, index)
  }

  for (const logged of entriesOf(log)) {
    claim(logged)
    apply(logged)
  }
  isReplaying = false

  const table: Accounts = {
    get version () { return revision },
    of: platform => accounts.filter(({ credential }) => credential.platform === platform)
  }

  return {
    homes,
    accounts: table,
    named,
    has: (name: string) => open.has(name),
    isOpen: (space: OpenSpace) => open.get(space.name) === space,
    /** The home spaces first, then the others in the order of their opening. */
    all: () => [...open.values()],
    /** How often a space of the name was opened. */
    openingsOf: (name: string) => openings.get(name) ?? 0,
    tell,
    /** Closes those whose time has come. */
    async expire () {
      const expired = [...open.values()].filter(({ opening }) => (opening?.expiresAt ?? Infinity) <= time())
      for (const space of expired) {
        await space.inTurn(async () => {
          if (open.get(space.name) === space) tell({ kind: 'close', space: space.name })
        })
      }
    }
  }
}
