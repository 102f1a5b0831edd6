import { equal, holds } from '../../invariants.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { relation } from './subject.ts'

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

const EVENT = 'type,offset,name,duration,properties'
const CHANNEL = 'guid,offset,duration,endReason,integrationType,party,events'
const INTERACTION =
  'status,medium,mediumManager,start,guid,conversationGuid,duration,direction,serviceName,connectTo,connectFrom,categorizedAt,interactionPlanMapping,channels'

/** `outcome` is a switch of the scenario. */
const keysOf = (object: object) => Object.keys(object).filter(key => key !== 'outcome').join()

const timesOf = ({ duration, channels }: Interaction) =>
  [duration, ...channels.flatMap(channel =>
    [channel.offset, channel.duration, ...channel.events.flatMap(event => [event.offset, event.duration])])]

/** How things are written. */
export const formRelations = [
  relation('keys are those of the sample, in its order', i => [
    equal(keysOf(i), INTERACTION),
    ...i.channels.flatMap(channel =>
      [equal(keysOf(channel), CHANNEL), ...channel.events.map(event => equal(keysOf(event), EVENT))])
  ]),
  relation('timestamps have three decimals and a Z', i =>
    [i.start, i.categorizedAt].filter(timestamp => timestamp !== null).map(timestamp =>
      holds(TIMESTAMP.test(timestamp), 'YYYY-MM-DDTHH:MM:SS.mmmZ', timestamp))),
  relation('times are whole milliseconds, and none is negative', i =>
    timesOf(i).filter(time => time !== null).map(time =>
      holds(Number.isInteger(time) && time >= 0, 'whole milliseconds', time)))
]
