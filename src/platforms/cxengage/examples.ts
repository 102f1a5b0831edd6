import type { Centre } from '../../world/centre.ts'
import type { Scenario } from '../../world/scenario.ts'
import { homeOf } from '../../world/branch.ts'
import { viewAt } from '../../world/view.ts'
import { NO_EXAMPLES, findReader, type Examples } from '../examples.ts'
import { dashboardIdOf } from './configuration/dashboards.ts'
import { regionIdOf } from './configuration/regions.ts'
import { artifactsOf } from './artifacts/artifact.ts'
import { layoutIdOf } from './contacts/present-contacts.ts'
import type { Followed } from './interactions/followed.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Interaction } from './interactions/schemas.ts'
import { notesOf } from './notes/present.ts'
import { PERMISSIONS } from './access/permissions.ts'
import { CATALOGUE } from './realtime/catalogue.ts'
import { QUARTER } from './wfm/tally.ts'

/** So many of the latest interactions are looked at for one of which there is everything. */
const LOOKED_AT = 100

/** Intervals are told some minutes later. */
const TOLD_AFTER = 2 * QUARTER

/** Everything that can be asked about one interaction. */
const EVERYTHING = ['interactionId', 'contactId', 'artifactId', 'fileId', 'recordingId', 'noteId'] as const

type Ids = Partial<Record<typeof EVERYTHING[number], string>>

/** What the contract's pages can be tried with. */
export function createExamples (
  scenario: Scenario, centres: readonly Centre[], interactions: InteractionRepository
): (now: number) => Examples {
  const reader = findReader(scenario, centres, ({ platform, grants }) =>
    platform !== 'cxengage' ? 0 : grants.includes('*') ? PERMISSIONS.length : grants.length)
  if (reader === undefined) return () => NO_EXAMPLES
  const { credential: { id, secret }, centre } = reader
  const [statistic = ''] = CATALOGUE.map(({ name }) => name)

  return now => {
    const { start, ids } = interactionOfMost(centre, now)
    const userId = centre.agents[0]?.id
    return {
      credentials: { basic: { id, secret } },
      path: {
        tenantId: centre.tenant.id,
        regionId: regionIdOf(centre.tenant),
        layoutId: layoutIdOf(centre),
        dashboardId: dashboardIdOf(centre),
        statistic,
        ...(userId === undefined ? {} : { userId }),
        ...ids
      },
      query: { start: new Date(quarterOf(Math.min(start, now - TOLD_AFTER))).toISOString() },
      body: {
        username: id,
        password: secret,
        requests: { [statistic]: { statistic } },
        title: 'A note',
        body: 'What it says',
        metadata: { key: 'value' },
        interruptType: 'disposition-select'
      }
    }
  }

  /** Of the latest interactions the first one of which there is the most. */
  function interactionOfMost (centre: Centre, now: number): { start: number, ids: Ids } {
    const view = viewAt(homeOf(centre), now)
    let most: { start: number, ids: Ids } = { start: now, ids: {} }
    const anyone = { contactId: undefined, hooks: {} }
    for (const text of interactions.search(view, view.visible, anyone, 0, LOOKED_AT).documents) {
      const { interactionId, contactId, startTimestamp } = JSON.parse(text) as Interaction // our own text
      const followed = interactions.follow(view, interactionId)
      const ids = { interactionId, ...(contactId == null ? {} : { contactId }), ...(followed && keptOf(followed)) }
      if (Object.keys(ids).length > Object.keys(most.ids).length) most = { start: Date.parse(startTimestamp), ids }
      if (EVERYTHING.every(name => name in ids)) break
    }
    return most
  }
}

function keptOf (followed: Followed): Ids {
  const { timeline, interactionId } = followed
  const [artifact] = timeline === undefined ? [] : artifactsOf(timeline, interactionId)
  const { artifactId, type } = artifact ?? {}
  const fileId = artifact?.files[0]?.fileId
  const [note] = notesOf(followed)
  return {
    ...(artifactId === undefined || fileId === undefined ? {} : { artifactId, fileId }),
    ...(artifactId === undefined || type !== 'audio-recording' ? {} : { recordingId: artifactId }),
    ...(note === undefined ? {} : { noteId: note.noteId })
  }
}

const quarterOf = (instant: number) => instant - instant % QUARTER
