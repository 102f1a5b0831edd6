import { createRandom } from '../../../world/random.ts'
import type { Channel, Timeline } from '../../../world/timeline.ts'
import { randomUuid } from '../../../world/uuid.ts'

/** What was kept of a conversation: one artifact with one file. */
export interface Artifact {
  type: ArtifactType
  artifactId: string
  fileId: string
  manifestId: string
  /** It is made when the finished record is processed. */
  createdAt: number
}

/** What names a file of an interaction. */
export type ArtifactFileId = Pick<Artifact, 'artifactId' | 'fileId'>

export type ArtifactType = 'audio-recording' | 'messaging-transcript'

/** The step of a flow that has its calls recorded. */
const RECORDING = 'CallRecording'

/** The artifact of an interaction that was cut at now, if it has one yet. */
export function artifactOf (
  { channel, flow, engagements, processedAt }: Timeline, interactionId: string
): Artifact | undefined {
  const answered = engagements.some(({ talkFrom }) => talkFrom !== undefined)
  const type = typeOf(channel, flow.steps.some(({ kind }) => kind === RECORDING))
  if (type === undefined || !answered || processedAt === undefined) return undefined
  const random = createRandom(`artifacts/${interactionId}`)
  const [artifactId, fileId, manifestId] = [randomUuid(random), randomUuid(random), randomUuid(random)]
  return { type, artifactId, fileId, manifestId, createdAt: processedAt }
}

function typeOf (channel: Channel, recorded: boolean): ArtifactType | undefined {
  if (channel === 'voice') return recorded ? 'audio-recording' : undefined
  return channel === 'email' ? undefined : 'messaging-transcript'
}

/** Where the file is found, on whatever host: a stored document must not depend on the request's. */
export const filePath = (tenantId: string, interactionId: string, { artifactId, fileId }: ArtifactFileId): string =>
  `/v1/tenants/${tenantId}/interactions/${interactionId}/artifacts/${artifactId}/files/${fileId}`
