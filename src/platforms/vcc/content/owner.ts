import type { Timeline } from '../../../world/timeline.ts'
import { mintIds } from '../interactions/ids.ts'
import { textOf } from '../static-events.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { portionsOfMail } from './attachment.ts'
import { portionsOfCall } from './call-contents.ts'
import { portionsOfChat } from './chat-transcript.ts'
import type { Content, Portion } from './contents.ts'
import { portionsOfIvr } from './ivr-recording.ts'
import { connectedOf, recordedCallOf, recordedCallOfStatic } from './recorded-call.ts'
import { portionsOfScreens } from './screen-recording.ts'

/** An interaction that has content, whole: what of it can be had at an instant, its portions say. */
export interface ContentOwner {
  guid: string
  start: number
  connectFrom: string
  connectTo: string
  direction: string
  /** By display id, in the order of their beginnings. */
  handlingAgents: readonly string[]
  /** One at least. */
  portions: readonly Portion[]
}

/** From when on there is any content. */
export const availableFrom = ({ portions }: ContentOwner): number => Math.min(...portions.map(({ since }) => since))

/** What there is of an interaction at an instant. */
export const contentsOf = ({ portions }: ContentOwner, now: number): Content[] =>
  portions.filter(({ since }) => since <= now).flatMap(({ contents }) => contents())

/** Documented: interactions are inbound or outbound here. */
const isTold = ({ direction }: Timeline): boolean => direction !== 'internal'

/** What content a whole timeline has; undefined where it has none. */
export function ownerOf (timeline: Timeline): ContentOwner | undefined {
  if (!isTold(timeline)) return undefined
  const { interaction: guid } = mintIds(timeline)
  const call = recordedCallOf(timeline, guid)
  const portions = [
    ...call === undefined ? [] : portionsOfCall(call),
    ...portionsOfIvr(timeline, guid),
    ...portionsOfScreens(timeline, guid),
    ...portionsOfChat(timeline, guid),
    ...portionsOfMail(timeline, guid)
  ]
  if (portions.length === 0) return undefined
  const { start, direction, engagements } = timeline
  return {
    guid,
    start,
    ...addressesOf(timeline),
    direction,
    handlingAgents: distinct(engagements.map(({ agent }) => agent.displayId)),
    portions
  }
}

/** As the stats endpoints tell them: whoever calls out does so from their own telephone. */
function addressesOf ({ channel, direction, customer, contactPoint, engagements }: Timeline) {
  if (direction === 'inbound') return { connectFrom: customer, connectTo: contactPoint }
  const phone = channel === 'voice' ? engagements[0]?.agent.phone : undefined
  return { connectFrom: phone ?? contactPoint, connectTo: customer }
}

/** The same of a static document that tells of a recording. */
export function ownerOfStatic (interaction: StaticInteraction): ContentOwner | undefined {
  const call = recordedCallOfStatic(interaction)
  if (call === undefined) return undefined
  const { guid, start, document } = interaction
  return {
    guid,
    start,
    connectFrom: textOf(document['connectFrom']) ?? '',
    connectTo: textOf(document['connectTo']) ?? '',
    direction: (textOf(document['direction']) ?? '').toLowerCase(),
    handlingAgents: distinct(connectedOf(interaction).map(({ agent }) => agent)),
    portions: portionsOfCall(call)
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
