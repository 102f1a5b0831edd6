import { writeInstant } from '../../../world/instants.ts'
import type { Content } from './contents.ts'
import type { ContentOwner } from './owner.ts'
import type { InteractionWithContent } from './schemas.ts'

/** An interaction and what content it has. */
export const presentContents = (owner: ContentOwner, contents: readonly Content[]): InteractionWithContent => ({
  guid: owner.guid,
  start: inSeconds(owner.start),
  connectFrom: owner.connectFrom,
  connectTo: owner.connectTo,
  direction: owner.direction,
  handlingAgents: owner.handlingAgents.map(id => ({ id })),
  content: contents.map(({ key, type, contentType, plan, length, lastModified }) => ({
    contentKey: key,
    type,
    contentType,
    contentLength: length,
    ...plan === undefined ? {} : { owningInteractionPlan: { id: plan } },
    lastModified: inSeconds(lastModified),
    properties: {}
  }))
})

/**
 * QUIRK(vcc) [observed: Interaction Content API, Get specific interaction by its GUID]: whole seconds, where the stats
 * endpoints have milliseconds. Test: "instants are told in whole seconds".
 */
const inSeconds = (instant: number): string => writeInstant(Math.floor(instant / 1000) * 1000).replace('.000Z', 'Z')
