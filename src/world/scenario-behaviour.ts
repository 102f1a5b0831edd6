import Type, { type Static } from 'typebox'
import { Closed, Seconds, Share } from './scenario-types.ts'

export const BehaviourSchema = Type.Object({
  ivrAbandon: Share('Callers who hang up before any queue', 0.03),
  patience: Seconds('Mean patience of a caller in a queue', 300),
  talk: Seconds('Mean conversation of a voice call', 240),
  wrapUp: Seconds('Mean wrap-up after a conversation', 45),
  hold: Share('Conversations in which the customer is put on hold', 0.15),
  missedOffer: Share('Offers that an agent refuses or lets ring out', 0.02),
  transfer: Share('Voice calls handed to another agent when one is free', 0.06),
  warmTransfer: Share('Of these, those in which the agents talk first', 0.4),
  conference: Share('Voice calls to which a second agent is added', 0.02),
  cancelledTransfer: Share('Conversations with a transfer that is called off', 0.03),
  callAgain: Share('Callers who gave up and call again the same day; not where the total is exact', 0.2),
  callBack: Share('Callers who gave up and whom an agent calls back the same day; not where the total is exact', 0.05),
  noAnswer: Share('Calls of agents that nobody answers', 0.15),
  knownContact: Share('Customers whose address belongs to a contact record', 0.7),
  disposition: Share('Wrap-ups with a disposition', 0.8),
  note: Share('Wrap-ups with a note', 0.2),
  satisfaction: Share('Answered customers who leave a score', 0.1),
  flagged: Share('Records flagged as incomplete', 0.01),
  failed: Share('Records whose processing fails', 0.002),
  linked: Share('Answered customers whose interaction an agent links with a ticket or the like', 0.1),
  monitored: Share('Conversations of a call to which a supervisor listens', 0.005),
  attributed: Share('Interactions of which the flow notes an attribute', 0.15),
  late: Share('Records processed hours later, which only then have their disposition', 0.02),
  corrected: Share('Records whose disposition is corrected after that', 0.01)
}, { ...Closed, default: {}, description: 'What customers and agents do: shares from 0 to 1, means in seconds' })

export type Behaviour = Static<typeof BehaviourSchema>
