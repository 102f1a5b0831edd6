import type { Actions, OpenedSpace, SpaceReport } from '../actions/actions.ts'
import type { StoredOrigin } from '../store/origin.ts'
import { version } from '../version.ts'
import { parseMove } from '../world/moves.ts'
import { quoted } from '../world/shown.ts'
import { addInteractions, reportDays } from './add.ts'
import { tellAmendments, tellEvents } from './change.ts'
import type { Entry } from './entry.ts'
import { credentialFor } from './identity.ts'
import { entriesOf } from './log.ts'
import { createOpenings } from './openings.ts'
import { readLogQuery } from './read-log-query.ts'
import { readCredential, readLabel } from './read-opening.ts'
import { moved, reportSpace, usesOf } from './report.ts'
import { SpaceError, refused, type SpaceProblem } from './space-error.ts'
import type { OpenSpace, Stage } from './space.ts'
import type { Spaces } from './spaces.ts'
import type { TellOptions } from './tell-days.ts'

/** How many snapshots a space can have. */
const MOST_SNAPSHOTS = 100

export interface ActionOptions extends Omit<TellOptions, 'tell'> {
  spaces: Spaces
  stage: Stage
  origin: StoredOrigin
  time: () => number
}

/** What is told to spaces; the rest is told to the server as a whole. */
export interface SpaceActions extends Omit<Actions, 'getClock' | 'moveClock' | 'reset' | 'listCases' | 'getCase'> {
  /** The home spaces as they were at the beginning; with `all` the others are closed. */
  resetAll (all: boolean): Promise<void>
}

/** What spaces can be told. Each is checked, done, and stored in the log before it is answered. */
export function createSpaceActions (options: ActionOptions): SpaceActions {
  const { spaces, stage, log, origin: storedOrigin } = options
  const { id: origin } = storedOrigin
  const openings = createOpenings({ ...options, origin })

  async function open (body: unknown): Promise<OpenedSpace> {
    return await openings.plan(body, async (name, opening) => {
      spaces.tell({ kind: 'open', space: name, opening })
      const space = spaces.named(name)
      const cases = await reportDays(space, opening.days, options)
      return { ...reportSpace(space), cases, use: usesOf(space) }
    })
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
      const days = [...space.state.branch.days]
        .map(([day, { index, added }]) => ({ day, index, added: [...added], changes: [] }))
      return { interactions: await reportDays(space, days, options) }
    },

    async addInteractions (name, body) {
      return await inSpace(name, async space => await addInteractions(space, body, { ...options, tell: spaces.tell }))
    },

    tellEvents: async (name, body) =>
      await inSpace(name, async space => await tellEvents(space, body, { ...options, tell: spaces.tell })),

    amendRecords: async (name, body) =>
      await inSpace(name, async space => await tellAmendments(space, body, { ...options, tell: spaces.tell })),

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
      openings.checkFree([wanted], () => '')
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

    async getExport (query = {}) {
      const { space } = query
      const entries = [...entriesOf(log)].filter(({ entry }) => space === undefined || entry.space === space)
      if (space !== undefined) spaces.named(space)
      return {
        ringback: version,
        origin: storedOrigin,
        clock: stage.clock.state,
        log: entries.map(({ at, entry }) => ({ at, entry }))
      }
    },

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
