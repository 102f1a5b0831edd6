import { artifactsOf } from '../artifacts/artifact.ts'
import { subTypeOf } from '../artifacts/sub-type.ts'
import type { Line } from '../../../world/conversation/messages.ts'
import { customerName, transcriptOf } from '../artifacts/transcript.ts'
import { configId } from '../configuration/entity.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { createRandom } from '../../../world/random.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { ConversationMessage, Metadata } from './schemas.ts'
import { smoochId, smoochUser } from './smooch-id.ts'

/** Whether customers and agents write to each other. */
export const isWritten = ({ channel }: Timeline): boolean => channel === 'messaging' || channel === 'sms'

/** What has been written until now, of an interaction that may go on. */
export const linesUntil = (whole: Timeline, interactionId: string, now: number): Line[] =>
  isWritten(whole) ? transcriptOf(whole, interactionId).filter(({ at }) => at <= now) : []

/** What the flow knows of an interaction. Observed for messages; assumed: of others it knows the customer alone. */
export function presentMetadata (
  timeline: Timeline, interactionId: string, lines: readonly Line[]
): Metadata {
  const { centre: { key }, flow, customer, engagements } = timeline
  const present = engagements.filter(({ talkFrom, releasedAt }) => talkFrom !== undefined && releasedAt === undefined)
  const participants = present.map(({ agent }) => ({ resourceId: agent.id }))
  if (!isWritten(timeline)) return { customer, participants }
  const [artifact] = artifactsOf(timeline, interactionId)
  const [first] = lines
  return {
    source: timeline.channel === 'messaging' ? subTypeOf(flow) : 'sms',
    appId: smoochId(configId(`${key}/messaging-app`)),
    userId: smoochUser(timeline),
    customer,
    smoochIntegrationId: smoochId(configId(`${key}/messaging-integrations/${flow.name}`)),
    ...(artifact === undefined ? {} : { artifactId: artifact.artifactId }),
    participants,
    ...(first === undefined ? {} : { firstCustomerMessageTimestamp: Math.floor(first.at / 1000) }),
    ...(first === undefined ? {} : { latestMessageSentBy: lines.at(-1)?.agent === undefined ? 'customer' : 'agent' })
  }
}

/** A message as the vendor's lambda tells it. */
export function presentMessages (
  { contact, customer }: Timeline, interactionId: string, lines: readonly Line[]
): ConversationMessage[] {
  const random = createRandom(`messages/${interactionId}`)
  const name = customerName(contact, customer)
  return lines.map(({ at, agent, text }) => ({
    id: smoochId(randomUuid(random)),
    text,
    quotedMessage: {},
    type: agent === undefined ? 'customer' : 'agent',
    from: agent?.name ?? name,
    file: {},
    contentType: 'text',
    resourceId: agent?.id ?? null,
    timestamp: at
  }))
}
