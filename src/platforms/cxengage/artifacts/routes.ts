import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { askedAt } from '../../../http/asked-at.ts'
import { assumed, documented, observed } from '../../../http/wire.ts'
import { admit, type Authentication, type ViewFor } from '../access/auth.ts'
import { renameTenant } from '../../kit/rename-tenant.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { followInteraction, type InteractionRequest } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { idParam, interactionParams } from '../wire/params.ts'
import { requirePermission } from '../access/permissions.ts'
import { artifactsOf } from './artifact.ts'
import type { Links } from './links.ts'
import { presentArtifact, presentRecording, presentSummary, type FoundArtifact } from './present.ts'
import { sendRecording } from './recording-file.ts'
import { transcriptFile } from './transcript-file.ts'

const SDK = observed('the vendor\'s JavaScript SDK and its lambdas')
const OLDER = observed('mocks of the vendor\'s console')
const ROLES = documented('Role Permissions')
const OWN = assumed('ringback\'s own: the platform\'s files lie in a storage elsewhere')
const LINK = assumed('the vendor\'s clients fetch a file\'s url without a header, and call it one of S3; ' +
  'the names are those of S3\'s older signed links')

const ParamsSchema = Type.Object(interactionParams(SDK))
const ArtifactParamsSchema = Type.Object({ ...interactionParams(SDK), artifactId: idParam(SDK) })
const FileParamsSchema = Type.Object({ ...ArtifactParamsSchema.properties, fileId: idParam(OWN) })
const LinkSchema = Type.Object({
  Expires: Type.Optional(Type.String({
    description: 'Seconds since 1970, up to which the link opens the file without credentials', ...LINK
  })),
  Signature: Type.Optional(Type.String({
    description: 'Of path and `Expires`. Another one, or a link that has expired, is 403; ' +
      'credentials, where there are some, count instead',
    ...LINK
  }))
})
const RecordingParamsSchema = Type.Object({ ...interactionParams(OLDER), recordingId: idParam(OLDER) })

interface Options {
  viewFor: ViewFor
  interactions: InteractionRepository
  authentication: Authentication
  links: Links
}

/** Recordings, transcripts and e-mails. */
export const artifactRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, interactions, authentication, links }) => {
    /** Signed as it will be asked for: by the space's own id. */
    const linkFor = (request: FastifyRequest) => (path: string) =>
      askedAt(request) + links.sign(renameTenant(request.space, path), request.view.now)
    const ofInteraction = async (request: InteractionRequest): Promise<FoundArtifact[]> => {
      const { timeline, interactionId } = await followInteraction(interactions, viewFor, request)
      if (timeline === undefined) return []
      return artifactsOf(timeline, interactionId).map(artifact => ({ timeline, interactionId, artifact }))
    }
    const findArtifact = async (request: InteractionRequest, artifactId: string): Promise<FoundArtifact> => {
      const wanted = artifactId.toLowerCase()
      const found = (await ofInteraction(request)).find(({ artifact }) => artifact.artifactId === wanted)
      if (found === undefined) throw new NotFoundError('Artifact')
      return found
    }

    app.get('/tenants/:tenantId/interactions/:interactionId/artifacts', {
      schema: {
        operationId: 'listArtifacts',
        summary: 'Get the artifacts of an interaction',
        tags: ['artifacts'],
        params: ParamsSchema,
        response: { 200: { description: 'What was kept of it', $ref: 'ArtifactList' }, ...errorResponses },
        ...requirePermission('ARTIFACTS_READ_ALL', ROLES),
        ...SDK
      }
    }, async request => ({ results: (await ofInteraction(request)).map(presentSummary) }))

    app.get('/tenants/:tenantId/interactions/:interactionId/artifacts/:artifactId', {
      schema: {
        operationId: 'getArtifact',
        summary: 'Get an artifact and its files',
        tags: ['artifacts'],
        params: ArtifactParamsSchema,
        response: { 200: { description: 'The artifact', $ref: 'Artifact' }, ...errorResponses },
        ...requirePermission('ARTIFACTS_READ_ALL', ROLES),
        ...SDK
      }
    }, async request => presentArtifact(await findArtifact(request, request.params.artifactId), linkFor(request)))

    app.get('/tenants/:tenantId/interactions/:interactionId/artifacts/:artifactId/files/:fileId', {
      config: { public: true },
      onRequest: async request => {
        admit(request, links.bearer(request) ?? authentication.authenticate(request.headers.authorization))
      },
      schema: {
        operationId: 'getArtifactFile',
        summary: 'Download a file of an artifact',
        tags: ['artifacts'],
        security: [{ basic: [] }, { token: [] }, {}],
        params: FileParamsSchema,
        querystring: LinkSchema,
        response: {
          200: {
            description: 'The file',
            content: {
              'audio/wav': { schema: Type.String({ format: 'binary' }) },
              'application/json': { schema: Type.Union([Type.Array(Type.Object({})), Type.Ref('MailManifest')]) },
              'text/html': { schema: Type.String() },
              'text/plain': { schema: Type.String() },
              'text/csv': { schema: Type.String() }
            }
          },
          ...errorResponses
        },
        ...requirePermission('ARTIFACTS_READ_ALL', ROLES),
        ...OWN
      }
    }, async (request, reply) => {
      const { artifact, timeline, interactionId } = await findArtifact(request, request.params.artifactId)
      const file = artifact.files.find(({ fileId }) => fileId === request.params.fileId.toLowerCase())
      if (file === undefined) throw new NotFoundError('File')
      reply.type(file.contentType)
      if (file.kind === 'mail') return file.text
      return file.kind === 'recording'
        ? sendRecording(reply, timeline, interactionId)
        : transcriptFile(timeline, interactionId)
    })

    app.get('/tenants/:tenantId/interactions/:interactionId/recordings', {
      schema: {
        operationId: 'listRecordings',
        summary: 'Get the recordings of an interaction, in the older form',
        tags: ['artifacts'],
        params: Type.Object(interactionParams(OLDER)),
        response: { 200: { description: 'Its recordings', $ref: 'RecordingList' }, ...errorResponses },
        ...requirePermission('ARTIFACTS_READ_ALL', assumed('recordings are artifacts')),
        ...OLDER
      }
    }, async request => ({
      result: (await ofInteraction(request)).filter(isRecording).map(found =>
        presentRecording(found, linkFor(request)))
    }))

    app.get('/tenants/:tenantId/interactions/:interactionId/recordings/:recordingId', {
      schema: {
        operationId: 'getRecording',
        summary: 'Get a recording, in the older form',
        tags: ['artifacts'],
        params: RecordingParamsSchema,
        response: { 200: { description: 'The recording', $ref: 'RecordingResult' }, ...errorResponses },
        ...requirePermission('ARTIFACTS_READ_ALL', assumed('recordings are artifacts')),
        ...OLDER
      }
    }, async request => {
      const found = await findArtifact(request, request.params.recordingId)
      if (!isRecording(found)) throw new NotFoundError('Recording')
      return { result: presentRecording(found, linkFor(request)) }
    })
  }

const isRecording = ({ artifact }: FoundArtifact) => artifact.type === 'audio-recording'
