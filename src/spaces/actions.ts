import type { Actions, OpenedSpace, SpaceReport } from '../actions/actions.ts'
import { meant } from '../world/did-you-mean.ts'
import { parseMove } from '../world/moves.ts'
import { quoted } from '../world/shown.ts'
import { isAmong } from '../world/tenant-ids.ts'
import { addInteractions, planFor, reportDays, type AddOptions } from './add.ts'
import type { Entry, Opening } from './entry.ts'
import { credentialFor, identityOf, type Identity } from './identity.ts'
import { readLogQuery } from './read-log-query.ts'
import { readCredential, readLabel, readOpening, type WantedCredential, type WantedSpace } from './read-opening.ts'
import { moved, reportSpace, usesOf } from './report.ts'
import { SpaceError, refused, withClockAt, type SpaceProblem } from './space-error.ts'
import { createSpace, homeState, type OpenSpace, type Stage } from './space.ts'
import type { Spaces } from './spaces.ts'

/** How many spaces can be open, besides those of the tenants. */
const MOST_SPACES = 5000

/** How many snapshots a space can have. */
const MOST_SNAPSHOTS = 100

export interface ActionOptions extends Omit<AddOptions, 'tell'> {
  spaces: Spaces
  stage: Stage
  /** The id of scenario and seed. */
  origin: string
  time: () => number
}

/** What is told to spaces; the rest is told to the server as a whole. */
export interface SpaceActions extends Omit<Actions, 'getClock' | 'moveClock' | 'reset' | 'listCases' | 'getCase'> {
  /** The home spaces as they were at the beginning; with `all` the others are closed. */
  resetAll (all: boolean): Promise<void>
}

/** What spaces can be told. Each is checked, done, and stored in the log before it is answered. */
export function createSpaceActions (options: ActionOptions): SpaceActions {
  const { spaces, stage, log, origin, platforms, time } = options
  const names = platforms.map(({ platform }) => platform.name)
  /** Names and credentials of spaces that are not open yet. */
  const reserved = new Set<string>()

  function refuseTaken (name: string) {
    if (!spaces.has(name) && !reserved.has(name)) return
    throw new SpaceError(409, `There is a space ${quoted(name)} already: close it first, or take another name`)
  }

  function freeName (wanted: string | undefined): string {
    if (spaces.all().length - spaces.homes.length >= MOST_SPACES) {
      throw new SpaceError(409, `There are ${MOST_SPACES} spaces, and no more: close some, or give them a "ttl"`)
    }
    if (wanted === undefined) {
      for (let number = 1; ; number++) {
        const name = `space-${number}`
        if (spaces.openingsOf(name) === 0 && !spaces.has(name) && !reserved.has(name)) return name
      }
    }
    refuseTaken(wanted)
    return wanted
  }

  function homeFor (wanted: string | undefined): OpenSpace {
    const { homes } = spaces
    const tenants = homes.map(({ tenant: { tenant } }) => tenant)
    const found = wanted === undefined
      // The first whose history moves with the clock shows something at any instant.
      ? homes.find(({ tenant: { tenant } }) => 'days' in tenant.history) ?? homes[0]
      : homes.find(({ tenant: { tenant } }) => isAmong(tenant, [wanted.toLowerCase()]) || tenant.name === wanted)
    if (found !== undefined) return found
    const advice = meant(wanted ?? '', tenants.map(({ name }) => name))
    throw refused([
      { pointer: '/tenant', expected: `must be a tenant of the scenario; ${advice}`, given: quoted(wanted) }
    ])
  }

  /** Credentials are told apart by their ids alone. */
  function checkFree (credentials: readonly { platform: string, id: string }[], pointerOf: (index: number) => string) {
    const problems: SpaceProblem[] = []
    credentials.forEach(({ platform, id }, index) => {
      const pointer = pointerOf(index)
      if (!names.includes(platform)) {
        const expected = `must be a platform; ${meant(platform, names)}`
        problems.push({ pointer: `${pointer}/platform`, expected, given: quoted(platform) })
      } else if (
        reserved.has(`${platform}/${id}`) || spaces.accounts.of(platform).some(({ credential }) => credential.id === id) ||
        credentials.findIndex(one => one.platform === platform && one.id === id) < index
      ) {
        const expected = 'must be free: another credential has it'
        problems.push({ pointer: `${pointer}/id`, expected, given: quoted(id) })
      }
    })
    if (problems.length > 0) throw refused(problems)
  }

  function credentialsFor (name: string, wanted: readonly WantedCredential[] | undefined) {
    const { tenantId, credentials } = identityOf(name, origin, names)
    const given = wanted?.map(one => credentialFor(`${origin}/spaces/${name}`, tenantId, one.platform, one)) ?? credentials
    checkFree(given, index => wanted === undefined ? '/name' : `/credentials/${index}`)
    return { tenantId, credentials: given }
  }

  async function open (body: unknown): Promise<OpenedSpace> {
    const wanted = readOpening(body)
    const name = freeName(wanted.name)
    const home = homeFor(wanted.tenant)
    const { tenantId, credentials } = credentialsFor(name, wanted.credentials)
    const ours = [name, ...credentials.map(({ platform, id }) => `${platform}/${id}`)]
    for (const one of ours) reserved.add(one)
    try {
      const opening = await openingOf(name, home, wanted, { tenantId, credentials })
      spaces.tell({ kind: 'open', space: name, opening })
      const space = spaces.named(name)
      const cases = await reportDays(space, opening.days, options)
      return { ...reportSpace(space), cases, use: usesOf(space) }
    } finally {
      for (const one of ours) reserved.delete(one)
    }
  }

  async function openingOf (name: string, home: OpenSpace, wanted: WantedSpace, identity: Identity): Promise<Opening> {
    const clock = wanted.clock === undefined
      ? undefined
      : withClockAt('/clock', () => moved(home, parseMove(wanted.clock)))
    const opening: Opening = {
      ...identity,
      tenant: home.name,
      clock: clock?.state ?? home.state.clock,
      days: [],
      expiresAt: wanted.ttl === undefined ? null : time() + wanted.ttl
    }
    if (wanted.interactions === undefined) return opening
    // It is tried on a space that nobody can ask.
    const trial = createSpace(name, home.tenant, stage, home, opening)
    trial.show({ ...homeState(home.tenant), clock: opening.clock })
    const { days } = await planFor(trial, wanted.interactions, { ...options, isSeen: false, within: '/interactions' })
    return { ...opening, days }
  }

  /** Does one thing after the other in a space; it may have been closed by what was before. */
  async function inSpace<Value> (name: string, work: (space: OpenSpace) => Promise<Value>): Promise<Value> {
    const space = spaces.named(name)
    return await space.inTurn(async () => {
      if (!spaces.isOpen(space)) throw new SpaceError(404, `The space ${quoted(name)} was closed`)
      return await work(space)
    })
  }

  /** Tells a space something. Nothing comes between what is checked and what is told, unless it has to wait. */
  const tellIn = async (name: string, entryOf: (space: OpenSpace) => Promise<Entry> | Entry): Promise<SpaceReport> =>
    await inSpace(name, async space => {
      const entry = entryOf(space)
      spaces.tell(entry instanceof Promise ? await entry : entry)
      return reportSpace(space)
    })

  return {
    listSpaces: async () => ({ spaces: spaces.all().map(reportSpace) }),
    openSpace: open,
    getSpace: async name => reportSpace(spaces.named(name)),

    async closeSpace (name) {
      await inSpace(name, async space => {
        if (space.opening === undefined) throw new SpaceError(409, 'It is the home space of its tenant, and always open')
        spaces.tell({ kind: 'close', space: space.name })
      })
    },

    resetSpace: async name => await tellIn(name, space => ({ kind: 'reset', space: space.name })),

    async moveClockOfSpace (name, body) {
      const move = parseMove(body)
      return await tellIn(name, async space => {
        await stage.prepare(space.tenant, space.state.branch, moved(space, move).now())
        return { kind: 'clock', space: space.name, clock: moved(space, move).state }
      })
    },

    async listAdded (name) {
      const space = spaces.named(name)
      const days = [...space.state.branch.days].map(([day, { index, added }]) => ({ day, index, added: [...added] }))
      return { interactions: await reportDays(space, days, options) }
    },

    async addInteractions (name, body) {
      return await inSpace(name, async space => await addInteractions(space, body, { ...options, tell: spaces.tell }))
    },

    listSnapshots: async name => ({ snapshots: [...spaces.named(name).snapshots.keys()] }),

    takeSnapshot: async (name, body) => {
      const label = readLabel(body)
      return await tellIn(name, space => {
        if (!space.snapshots.has(label) && space.snapshots.size >= MOST_SNAPSHOTS) {
          throw new SpaceError(409, `The space has ${MOST_SNAPSHOTS} snapshots, and no more: delete some`)
        }
        return { kind: 'snapshot', space: space.name, name: label }
      })
    },

    restoreSnapshot: async (name, label) =>
      await tellIn(name, space => ({ kind: 'restore', space: space.name, name: snapshotOf(space, label) })),

    dropSnapshot: async (name, label) =>
      await tellIn(name, space => ({ kind: 'drop-snapshot', space: space.name, name: snapshotOf(space, label) })),

    addCredential: async (name, body) => await tellIn(name, space => {
      const problems: SpaceProblem[] = []
      const wanted = readCredential(body, '', problems)
      if (wanted === undefined) throw refused(problems)
      checkFree([wanted], () => '')
      const [tenantId = ''] = space.ids
      const credential = credentialFor(`${origin}/spaces/${space.name}`, tenantId, wanted.platform, wanted)
      return { kind: 'add-credential', space: space.name, credential }
    }),

    dropCredential: async (name, platform, id) => await tellIn(name, space => {
      const isThere = space.accounts.some(({ credential: one }) => one.platform === platform && one.id === id)
      if (!isThere) throw new SpaceError(404, `The space was given no credential ${quoted(id)} of ${quoted(platform)}`)
      return { kind: 'drop-credential', space: space.name, platform, id }
    }),

    revokeTokens: async name => await tellIn(name, space => ({ kind: 'revoke-tokens', space: space.name })),

    async getLog (query = {}) {
      const { after, limit, ...where } = readLogQuery(query)
      const entries = log.page(after, limit, where)
      return {
        position: log.position,
        entries: entries.map(({ position, at, entry }) => ({ position, at: new Date(at).toISOString(), ...entry }))
      }
    },

    async resetAll (all) {
      for (const space of spaces.all()) {
        await space.inTurn(async () => {
          if (space.opening !== undefined) {
            if (all && spaces.isOpen(space)) spaces.tell({ kind: 'close', space: space.name })
          } else if (space.state !== space.initial) {
            spaces.tell({ kind: 'reset', space: space.name })
          }
        })
      }
    }
  }
}

function snapshotOf ({ snapshots }: OpenSpace, label: string): string {
  if (!snapshots.has(label)) throw new SpaceError(404, `The space has no snapshot ${quoted(label)}`)
  return label
}
