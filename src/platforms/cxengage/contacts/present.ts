import { lastWorkOf } from '../interactions/offers.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { createWriter, json, plain, text, word } from '../wire/writer.ts'
import type { HistoryRow } from './schemas.ts'

const DIRECTIONS = { inbound: 'Inbound', outbound: 'Outbound', 'agent-initiated': 'Agent Initiated' } as const
// Only Voice is documented; the others are assumed to be spelled like it.
const CHANNELS =
  { voice: 'Voice', email: 'Email', sms: 'SMS', messaging: 'Messaging', 'work-item': 'Work Item' } as const

const rowWriter = createWriter<HistoryRow>({
  directionName: text,
  directionType: word,
  channelName: text,
  channelType: word,
  startTimestamp: word,
  endTimestamp: word,
  interactionId: word,
  customer: text,
  note: plain,
  recording: json,
  transcript: text,
  csat: plain,
  lastAgentId: word,
  lastAgentName: text,
  lastQueueId: word,
  lastQueueName: text,
  lastDispositionId: word,
  lastDispositionName: text
}, { keepNulls: true })

/** An interaction's document as a row of its contact's history. */
export function historyRow (document: string): string {
  const interaction = JSON.parse(document) as Interaction // our own text
  const agent = lastWorkOf(interaction)
  const queue = interaction.queues?.at(-1)
  return rowWriter.compact({
    directionName: DIRECTIONS[interaction.direction],
    directionType: interaction.direction,
    channelName: CHANNELS[interaction.channelType],
    channelType: interaction.channelType,
    startTimestamp: interaction.startTimestamp,
    endTimestamp: interaction.endTimestamp ?? null,
    interactionId: interaction.interactionId,
    customer: interaction.customer,
    note: interaction.notes == null ? 0 : 1,
    recording: interaction.audioRecording ?? null,
    transcript: interaction.messagingTranscript ?? null,
    csat: interaction.customerSatisfactionScore ?? null,
    lastAgentId: agent?.agentId ?? null,
    lastAgentName: agent?.agentName ?? null,
    lastQueueId: queue?.queueId ?? null,
    lastQueueName: queue?.queueName ?? null,
    lastDispositionId: interaction.dispositionId ?? null,
    lastDispositionName: interaction.dispositionName ?? null
  })
}
