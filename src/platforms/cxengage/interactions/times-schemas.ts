import Type, { type Static } from 'typebox'
import { assumed, inferred, wire } from '../../../http/wire.ts'
import { RECORD, Seconds, Timestamp, Uuid, may } from './value-schemas.ts'

/** What times of the customer have in common; whose and in which queue is not told. */
const TIME = {
  interactionId: Uuid,
  tenantId: Uuid,
  queueId: may(Uuid, RECORD),
  agentId: may(Uuid, RECORD),
  startTimestamp: Type.String({ format: 'date-time' }),
  endTimestamp: may(Timestamp, RECORD)
}

export const TalkSchema = wire({
  interactionCustomerTalkTimeId: Uuid, ...TIME, customerTalkTime: may(Seconds, RECORD)
}, { $id: 'Talk', ...RECORD, description: 'A conversation of the customer' })

export const HoldSchema = wire({
  interactionCustomerHoldTimeId: Uuid, ...TIME, customerHoldTime: may(Seconds, RECORD)
}, { $id: 'Hold', ...inferred('its sibling customerTalkTimes'), description: 'One time on hold' })

const SHAPE = assumed('the key is documented, the shape is not')

export const MonitorSchema = wire({
  agentId: Uuid,
  startTimestamp: Type.String({ format: 'date-time' }),
  endTimestamp: may(Timestamp, SHAPE),
  monitorTime: may(Seconds, SHAPE)
}, { $id: 'Monitor', ...SHAPE, description: 'A supervisor listens to the agent' })

export type CustomerTalk = Static<typeof TalkSchema>
export type CustomerHold = Static<typeof HoldSchema>
export type Monitoring = Static<typeof MonitorSchema>
