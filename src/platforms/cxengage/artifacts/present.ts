import type { Timeline } from '../../../world/timeline.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { filePath, type Artifact } from './artifact.ts'
import type { ArtifactDocument, ArtifactFile, ArtifactSummary, Recording } from './schemas.ts'

/** An artifact and the interaction of which it was made. */
export interface Kept { timeline: Timeline, interactionId: string, artifact: Artifact }

type LinkTo = (path: string) => string

export const presentSummary = ({ artifact: { artifactId, type, createdAt } }: Kept): ArtifactSummary => ordered({
  artifactId, artifactType: type, fileCount: 1, created: timestamp(createdAt), updated: timestamp(createdAt)
})

/** @param linkTo makes a URL of a file's path */
export const presentArtifact = (kept: Kept, linkTo: LinkTo): ArtifactDocument => {
  const { artifactId, type, manifestId, createdAt } = kept.artifact
  return ordered({
    artifactId,
    artifactType: type,
    artifactSubType: null,
    manifestId,
    created: timestamp(createdAt),
    updated: timestamp(createdAt),
    files: [type === 'audio-recording' ? presentAudio(kept, linkTo) : presentTranscript(kept, linkTo)]
  })
}

/** The same recording in the older form. */
export const presentRecording = (kept: Kept, linkTo: LinkTo): Recording => ordered({
  id: kept.artifact.artifactId,
  interactionId: kept.interactionId,
  url: urlOf(kept, linkTo),
  duration: durationOf(kept.timeline),
  created: timestamp(kept.artifact.createdAt)
})

function presentAudio (kept: Kept, linkTo: LinkTo): ArtifactFile {
  const { artifact: { fileId }, timeline, interactionId } = kept
  const agent = timeline.engagements.find(({ talkFrom }) => talkFrom !== undefined)?.agent
  return ordered({
    artifactFileId: fileId,
    url: urlOf(kept, linkTo),
    filename: `${interactionId}.wav`,
    contentType: 'audio/wav',
    duration: durationOf(timeline),
    name: agent?.name ?? '',
    participantAdditionalInfo: ordered({
      participantType: 'resource',
      agentName: agent?.name ?? '',
      extension: agent?.displayId ??
        '',
      name: agent?.name ?? ''
    }),
    engageRecorder: false
  })
}

const presentTranscript = (kept: Kept, linkTo: LinkTo): ArtifactFile => ordered({
  artifactFileId: kept.artifact.fileId,
  url: urlOf(kept, linkTo),
  filename: 'transcript.json',
  contentType: 'application/json',
  metadata: { transcript: true }
})

const urlOf = ({ timeline, interactionId, artifact }: Kept, linkTo: LinkTo) =>
  linkTo(filePath(timeline.centre.tenant.id, interactionId, artifact))

/** Whole seconds from the first to the last word with an agent. */
function durationOf ({ engagements }: Timeline): number {
  const talks = engagements.flatMap(({ talkFrom, talkTo }) =>
    talkFrom === undefined || talkTo === undefined ? [] : [{ talkFrom, talkTo }])
  if (talks.length === 0) return 0
  return Math.round((Math.max(...talks.map(({ talkTo }) => talkTo)) - Math.min(...talks.map(({ talkFrom }) =>
    talkFrom))) / 1000)
}
