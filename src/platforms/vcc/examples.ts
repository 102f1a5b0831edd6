import { NO_EXAMPLES, findReader, type Examples } from '../examples.ts'
import type { Centre } from '../../world/centre.ts'
import type { Scenario } from '../../world/scenario.ts'
import { homeOf } from '../../world/branch.ts'
import { viewAt } from '../../world/view.ts'
import type { Window } from '../../world/history.ts'
import { contentsOf, type ContentOwner } from './content/owner.ts'
import type { ContentRepository } from './content/repository.ts'
import { ANY_CONTENT } from './content/search.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import type { Interaction } from './interactions/schemas.ts'
import { iso, recent } from './samples.ts'
import { STATS, scopesOf } from './scopes.ts'

interface Repositories { interactions: InteractionRepository, contents: ContentRepository }

/** What the contract's pages can be tried with. */
export function createExamples (
  scenario: Scenario, centres: readonly Centre[], { interactions, contents }: Repositories
): (now: number) => Examples {
  const reader = findReader(scenario, centres, ({ platform, grants }) =>
    platform === 'vcc' && scopesOf(grants).has(STATS) ? scopesOf(grants).size : 0)
  if (reader === undefined) return () => NO_EXAMPLES
  const { credential: { id, secret, grants }, centre } = reader
  const [{ skill } = { skill: '' }] = centre.queues

  return now => {
    const { start, end } = recent(centre.tenant, now)
    const owner = ownerIn(centre, { from: start, until: now }, now)
    const guid = owner?.guid ?? visibleGuid(centre, start, now)
    const contentKey = owner === undefined ? undefined : contentsOf(owner, now)[0]?.key
    return {
      credentials: { token: { id, secret }, basic: { id, secret } },
      path: { contentKey: contentKey ?? 'callRecording', ...guid === undefined ? {} : { guid } },
      scopes: scopesOf(grants),
      // A history that goes on is asked for until now, whenever that is.
      query: { skillNames: skill, start: iso(start), ...'days' in centre.history ? {} : { end: iso(end) } },
      required: { end: iso(end) },
      body: {
        grant_type: 'client_credentials',
        scope: STATS,
        client_id: id,
        client_secret: secret,
        guids: guid === undefined ? [] : [guid]
      }
    }
  }

  function ownerIn (centre: Centre, window: Window, now: number): ContentOwner | undefined {
    return contents.page(viewAt(homeOf(centre), now), { window, filter: ANY_CONTENT }, 0, 1).owners[0]
  }

  /** Of an interaction that is probably over: the first of the window, or else the latest there is. */
  function visibleGuid (centre: Centre, start: number, now: number): string | undefined {
    const view = viewAt(homeOf(centre), now)
    const nth = (from: number, index: number) => interactions.page(view, { from, until: Infinity }, 'Started', index, 1)
    const [first] = nth(start, 0).documents
    const text = first ?? nth(-Infinity, Math.max(0, nth(-Infinity, 0).total - 1)).documents[0]
    return text === undefined ? undefined : (JSON.parse(text) as Interaction).guid // our own text
  }
}
