import type { Timeline } from '../../../world/timeline.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { filePath, firstFilePath, type Artifact, type StoredFile } from './artifact.ts'
import { recordedSpan } from './recording-file.ts'
import type { ArtifactDocument, ArtifactFile, ArtifactSummary, Recording } from './schemas.ts'

/** An artifact and the interaction of which it was made. */
export interface FoundArtifact { timeline: Timeline, interactionId: string, artifact: Artifact }

type LinkTo = (path: string) => string

export const presentSummary = ({ artifact }: FoundArtifact): ArtifactSummary => ordered({
  artifactId: artifact.artifactId,
  artifactType: artifact.type,
  ...(artifact.subType === null ? {} : { artifactSubType: artifact.subType }),
  fileCount: artifact.files.length,
  created: timestamp(artifact.createdAt),
  updated: timestamp(artifact.createdAt)
})

/** @param linkTo makes a URL of a file's path */
export const presentArtifact = (found: FoundArtifact, linkTo: LinkTo): ArtifactDocument => {
  const { artifactId, type, subType, manifestId, createdAt, files } = found.artifact
  return ordered({
    artifactId,
    artifactType: type,
    artifactSubType: subType,
    manifestId,
    created: timestamp(createdAt),
    updated: timestamp(createdAt),
    files: files.map(file => presentFile(found, file, linkTo))
  })
}

/** The same recording in the older form. */
export const presentRecording = (found: FoundArtifact, linkTo: LinkTo): Recording => ordered({
  id: found.artifact.artifactId,
  interactionId: found.interactionId,
  url: urlOf(found, linkTo),
  duration: durationOf(found.timeline),
  created: timestamp(found.artifact.createdAt)
})

function presentFile (found: FoundArtifact, file: StoredFile, linkTo: LinkTo): ArtifactFile {
  const { fileId, filename, contentType, kind } = file
  const { timeline, interactionId, artifact: { artifactId } } = found
  return ordered({
    artifactFileId: fileId,
    url: linkTo(filePath(timeline.centre.tenant.id, interactionId, { artifactId, fileId })),
    filename,
    contentType,
    ...(kind === 'recording' ? audioOf(timeline) : {}),
    ...(kind === 'transcript' ? { metadata: { transcript: true } as const } : {})
  })
}

/** What the file of a recording has besides. */
function audioOf (timeline: Timeline): Partial<ArtifactFile> {
  const agent = timeline.engagements.find(({ talkFrom }) => talkFrom !== undefined)?.agent
  return {
    duration: durationOf(timeline),
    name: agent?.name ?? '',
    participantAdditionalInfo: ordered({
      participantType: 'resource',
      agentName: agent?.name ?? '',
      extension: agent?.displayId ?? '',
      name: agent?.name ?? ''
    }),
    engageRecorder: false
  }
}

const urlOf = ({ timeline, interactionId, artifact }: FoundArtifact, linkTo: LinkTo) =>
  linkTo(firstFilePath(timeline.centre.tenant.id, interactionId, artifact))

/** In whole seconds. */
function durationOf (timeline: Timeline): number {
  const { from, to } = recordedSpan(timeline)
  return Math.round((to - from) / 1000)
}
