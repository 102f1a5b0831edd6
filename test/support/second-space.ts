import type { Account, Accounts, Space } from '../../src/platforms/accounts.ts'
import { platforms } from '../../src/platforms/index.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import { homeOf } from '../../src/world/branch.ts'
import { viewAt } from '../../src/world/view.ts'
import { LIVE, NOON, build } from './build.ts'
import { smallScenario } from './small-scenario.ts'

/** The second space's only id. */
export const SECOND = '5b0c2f9e-6d3a-4a57-9c1e-2f7d8a4b6c10'

/** By platform, who may ask in the second space alone, and there for everything. */
export const GUESTS = { cxengage: 'guest', vcc: 'guest-client' } as const

interface Test {
  teardown: (done: () => void | Promise<void>) => void
  testdir: (files: Record<string, string>) => string
}

/**
 * A server of a small scenario beside whose home space there is a second one of the same tenant, as a server has it
 * that opens some while it runs.
 */
export async function openSecondSpace (t: Test, scenario: object = smallScenario({ history: { days: 2 } })) {
  const second = { now: Date.parse(NOON), generation: 0, version: 1, isOpen: true }
  const spaces = new Map<Space, Space>()
  /** One for both platforms. */
  const spaceBeside = (home: Space): Space => {
    const space = spaces.get(home) ?? {
      name: 'second',
      home,
      centre: home.centre,
      ids: [SECOND],
      now: () => second.now,
      openView: async () => viewAt(homeOf(home.centre), second.now)
    }
    spaces.set(home, space)
    return space
  }
  const accountFor = (platform: keyof typeof GUESTS, home: Space): Account => ({
    credential: {
      platform,
      id: GUESTS[platform],
      secret: `${GUESTS[platform]}-secret`,
      kind: 'user',
      grants: ['*'],
      tenants: [SECOND]
    },
    spaces: [spaceBeside(home)],
    get generation () { return second.generation },
    now: () => second.now
  })
  const withGuests = (homes: Accounts): Accounts => ({
    get version () { return second.version },
    of (platform) {
      const own = homes.of(platform)
      const home = own[0]?.spaces[0]
      const guests = home !== undefined && second.isOpen && (platform === 'cxengage' || platform === 'vcc')
      return guests ? [...own, accountFor(platform, home)] : own
    }
  })
  const file = `${t.testdir({ 'small.json': JSON.stringify(scenario) })}/small.json`
  const { app, ringback } = await build(t, { scenario: file, platforms: platforms.map(told(withGuests)) })
  return {
    app,
    ringback,
    /** Moves its clock, which nobody else goes by, by so many seconds. */
    advance (seconds: number) { second.now += seconds * 1000 },
    /** Its credentials' tokens are void from now on. */
    revoke () {
      second.generation++
      second.version++
    },
    close () {
      second.isOpen = false
      second.version++
    }
  }
}

/** A platform that takes other accounts than the server's. */
const told = (change: (accounts: Accounts) => Accounts) => (platform: Platform): Platform => ({
  ...platform,
  setUp (source) {
    const setup = platform.setUp(source)
    return {
      ...setup,
      storage (db, world) {
        const storage = setup.storage(db, world)
        return {
          ...storage,
          api: ({ accounts, ...context }) => storage.api({ ...context, accounts: change(accounts) })
        }
      }
    }
  }
})

/** What an answer of the home space says in the second one. */
export const inSecond = (text: string): string => text.replaceAll(LIVE, SECOND)
