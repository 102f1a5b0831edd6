import { writeInstant } from '../../../world/instants.ts'
import type { Content } from './contents.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { InteractionWithContent } from './schemas.ts'

/** An interaction and what content it has. */
export const presentContents = (call: RecordedCall, contents: readonly Content[]): InteractionWithContent => ({
  guid: call.guid,
  start: inSeconds(call.start),
  connectFrom: call.connectFrom,
  connectTo: call.connectTo,
  direction: call.direction,
  handlingAgents: call.handlingAgents.map(id => ({ id })),
  content: contents.map(({ key, type, contentType, length, lastModified }) => ({
    contentKey: key, type, contentType, contentLength: length, lastModified: inSeconds(lastModified), properties: {}
  }))
})

/**
 * QUIRK(vcc) [observed: Interaction Content API, Get specific interaction by its GUID]: whole seconds, where the stats
 * endpoints have milliseconds. Test: "instants are told in whole seconds".
 */
const inSeconds = (instant: number): string => writeInstant(Math.floor(instant / 1000) * 1000).replace('.000Z', 'Z')
