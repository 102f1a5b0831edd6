import { createRandom } from '../../../world/random.ts'
import type { Channel, Timeline } from '../../../world/timeline.ts'
import { drawIdService, randomUuid, timeUuid } from '../../../world/uuid.ts'
import { filesOfMail, mailsOf, type Mail, type MailFile } from './mail.ts'
import { subTypeOf, type MessagingSubType } from './sub-type.ts'

/** What was kept of a conversation. */
export interface Artifact {
  type: ArtifactType
  subType: MessagingSubType | null
  artifactId: string
  /** Names one of the files of an e-mail; elsewhere nothing. */
  manifestId: string
  createdAt: number
  files: StoredFile[]
}

export type ArtifactType = 'audio-recording' | 'messaging-transcript' | 'email'

/** A file of an artifact; of an e-mail also what is in it. */
export type StoredFile = { fileId: string, filename: string, contentType: string } &
  ({ kind: 'recording' | 'transcript' } | { kind: 'mail', text: string })

/** What names a file of an interaction. */
export interface ArtifactFileId { artifactId: string, fileId: string }

/** The step of a flow that has its calls recorded. */
const RECORDING = 'CallRecording'

/** The artifacts of an interaction that was cut at now, as far as there are any yet, in the order of their making. */
export function artifactsOf (timeline: Timeline, interactionId: string): Artifact[] {
  if (timeline.channel === 'email') {
    return mailsOf(timeline, interactionId).map((mail, index) => artifactOfMail(mail, index, interactionId))
  }
  const { channel, flow, engagements, processedAt } = timeline
  const answered = engagements.some(({ talkFrom }) => talkFrom !== undefined)
  const type = typeOf(channel, flow.steps.some(({ kind }) => kind === RECORDING))
  // It is made when the finished record is processed.
  if (type === undefined || !answered || processedAt === undefined) return []
  const random = createRandom(`artifacts/${interactionId}`)
  const [artifactId, fileId, manifestId] = [randomUuid(random), randomUuid(random), randomUuid(random)]
  const common = { type, artifactId, manifestId, createdAt: processedAt }
  return type === 'audio-recording'
    ? [{
        ...common,
        subType: null,
        files: [{ fileId, kind: 'recording', filename: `${interactionId}.wav`, contentType: 'audio/wav' }]
      }]
    : [{
        ...common,
        subType: channel === 'messaging' ? subTypeOf(flow) : null,
        files: [{ fileId, kind: 'transcript', filename: 'transcript.json', contentType: 'application/json' }]
      }]
}

function typeOf (channel: Channel, recorded: boolean): ArtifactType | undefined {
  if (channel === 'voice') return recorded ? 'audio-recording' : undefined
  return 'messaging-transcript'
}

/** Observed: a client takes the youngest artifact, and reads its age off its id. */
function artifactOfMail (mail: Mail, index: number, interactionId: string): Artifact {
  const random = createRandom(`artifacts/${interactionId}/mails`, index)
  const artifactId = timeUuid(mail.at, drawIdService(random))
  const files = filesOfMail(mail, () => randomUuid(random)).map((file: MailFile): StoredFile =>
    ({ ...file, kind: 'mail' }))
  const [manifest] = files
  return { type: 'email', subType: null, artifactId, manifestId: manifest?.fileId ?? '', createdAt: mail.at, files }
}

/** Where the file is found, on whatever host: a stored document must not depend on the request's. */
export const filePath = (tenantId: string, interactionId: string, { artifactId, fileId }: ArtifactFileId): string =>
  `/v1/tenants/${tenantId}/interactions/${interactionId}/artifacts/${artifactId}/files/${fileId}`

/** The same of an artifact's first file. */
export const firstFilePath = (tenantId: string, interactionId: string, { artifactId, files }: Artifact): string =>
  filePath(tenantId, interactionId, { artifactId, fileId: files[0]?.fileId ?? '' })
