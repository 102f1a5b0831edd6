import { createRandom } from '../../../world/random.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { randomUuid } from '../../../world/uuid.ts'
import { timestamp } from '../interactions/values.ts'
import { smoochId, smoochUser } from '../messages/smooch-id.ts'
import { customerName, transcriptOf } from './transcript.ts'

/**
 * The file of a transcript. Observed in the service that writes it: its keys, their order, and which values are texts.
 * The instant of a message is told to the second inside, and in milliseconds outside.
 */
export function transcriptFile (timeline: Timeline, interactionId: string): string {
  const random = createRandom(`messages/${interactionId}`)
  const name = customerName(timeline.contact, timeline.customer)
  return JSON.stringify(transcriptOf(timeline, interactionId).map(({ at, agent, text }) => {
    const writer = agent?.name ?? name
    const [first = '', second = ''] = writer.split(' ')
    return {
      payload: {
        metadata:
          {
            name: writer,
            source: 'smooch',
            type: agent === undefined ? 'customer' : 'agent',
            'first-name': first,
            'last-name': second
          },
        body: { id: smoochId(randomUuid(random)), text, contentType: 'text', file: {} },
        from: agent?.id ?? smoochUser(timeline),
        'tenant-id': timeline.centre.tenant.id,
        to: null,
        type: 'message',
        timestamp: `${timestamp(at).slice(0, 19)}Z`
      },
      channelId: null,
      timestamp: String(at)
    }
  }))
}
