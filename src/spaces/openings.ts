import { meant } from '../world/did-you-mean.ts'
import { quoted } from '../world/shown.ts'
import { isAmong as isAmongTenants } from '../world/tenant-ids.ts'
import { parseMove } from '../world/moves.ts'
import { planOf } from './add.ts'
import type { Opening } from './entry.ts'
import { credentialFor, identityOf, type Identity } from './identity.ts'
import { readOpening, type WantedCredential, type WantedSpace } from './read-opening.ts'
import { moved } from './report.ts'
import { SpaceError, refused, withClockAt, type SpaceProblem } from './space-error.ts'
import { createSpace, homeState, type OpenSpace, type Stage } from './space.ts'
import type { Spaces } from './spaces.ts'
import { prepareDays, type TellOptions } from './tell-days.ts'

/** How many spaces can be open, besides those of the tenants. */
const MOST_SPACES = 5000

export interface OpeningOptions extends Omit<TellOptions, 'tell' | 'log'> {
  spaces: Spaces
  stage: Stage
  /** The id of scenario and seed. */
  origin: string
  time: () => number
}

/** Makes sense of how a space is to begin, and refuses what cannot be. */
export function createOpenings (options: OpeningOptions) {
  const { spaces, stage, origin, platforms, time } = options
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
      : homes.find(({ tenant: { tenant } }) => isAmongTenants(tenant, [wanted.toLowerCase()]) || tenant.name === wanted)
    if (found !== undefined) return found
    const advice = meant(wanted ?? '', tenants.map(({ name }) => name))
    throw refused([
      { pointer: '/tenant', expected: `must be a tenant of the scenario; ${advice}`, given: quoted(wanted) }
    ])
  }

  const isTaken = (platform: string, id: string) => reserved.has(`${platform}/${id}`) ||
    spaces.accounts.of(platform).some(({ credential }) => credential.id === id)

  /** Credentials are told apart by their ids alone. */
  function checkFree (credentials: readonly { platform: string, id: string }[], pointerOf: (index: number) => string) {
    const problems: SpaceProblem[] = []
    credentials.forEach(({ platform, id }, index) => {
      const pointer = pointerOf(index)
      if (!names.includes(platform)) {
        const expected = `must be a platform; ${meant(platform, names)}`
        problems.push({ pointer: `${pointer}/platform`, expected, given: quoted(platform) })
      } else if (isTaken(platform, id) || isAmong(credentials.slice(0, index), platform, id)) {
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
    const { days } = await prepareDays(trial, planOf(trial, wanted.interactions, options, '/interactions'), options, false)
    return { ...opening, days }
  }

  return {
    checkFree,

    /** Reads how a space is to begin, and opens it while nobody else can take its name. Throws a SpaceError. */
    async plan<Value> (body: unknown, open: (name: string, opening: Opening) => Promise<Value>): Promise<Value> {
      const wanted = readOpening(body)
      const name = freeName(wanted.name)
      const home = homeFor(wanted.tenant)
      const identity = credentialsFor(name, wanted.credentials)
      const ours = [name, ...identity.credentials.map(({ platform, id }) => `${platform}/${id}`)]
      for (const one of ours) reserved.add(one)
      try {
        return await open(name, await openingOf(name, home, wanted, identity))
      } finally {
        for (const one of ours) reserved.delete(one)
      }
    }
  }
}

const isAmong = (credentials: readonly { platform: string, id: string }[], platform: string, id: string): boolean =>
  credentials.some(one => one.platform === platform && one.id === id)
