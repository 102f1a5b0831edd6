import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Authentication } from '../access/auth.ts'
import type { Principal } from '../access/principals.ts'
import { ForbiddenError, LinkError } from '../wire/errors.ts'
import { filePath, type ArtifactFileId } from './artifact.ts'

const HOUR = 3_600_000

interface FileParams extends ArtifactFileId { tenantId: string, interactionId: string }

export type Links = ReturnType<typeof createLinks>

/**
 * Links that open one file without credentials, for a time. Observed: the vendor's lambda calls a file's url one of S3,
 * and its clients fetch it without a header. Assumed: the names in the query, which S3 and its neighbours have had in
 * common, and how long a link lives.
 */
export function createLinks (secret: string, { spaceOf }: Pick<Authentication, 'spaceOf'>) {
  const key = `${secret}/cxengage/files`
  const signatureOf = (path: string, expires: string) =>
    createHmac('sha256', key).update(`${path}\n${expires}`).digest('hex')

  return {
    /**
     * The path with a query that opens it. It ends with the hour that follows: all links of an hour are the same, so
     * that a document does not change from one second to the next.
     */
    sign (path: string, now: number): string {
      const expires = String((Math.floor(now / HOUR) + 2) * HOUR / 1000)
      return `${path}?Expires=${expires}&Signature=${signatureOf(path, expires)}`
    },

    /**
     * Whoever asks by a link: nobody by name, who may read what lies in its tenant's storage. Undefined when the
     * request brings credentials, which then decide, or no link. Throws {@link LinkError}, and {@link ForbiddenError}
     * for a tenant that is gone.
     */
    bearer (request: FastifyRequest): Principal | undefined {
      const query = request.query as Record<string, string> // as the query string's parser makes it
      if (request.headers.authorization !== undefined || !('Signature' in query || 'Expires' in query)) return undefined
      const { tenantId, interactionId, ...file } = request.params as FileParams // of the one route that calls this
      const path = filePath(tenantId, interactionId, file).toLowerCase()
      const { Expires: expires = '', Signature: signature = '' } = query
      if (!isEqual(signature, signatureOf(path, expires))) throw new LinkError('The signature does not match')
      const space = spaceOf(tenantId.toLowerCase())
      if (space === undefined) throw new ForbiddenError()
      if (space.now() >= Number(expires) * 1000) throw new LinkError('Request has expired')
      return {
        userId: '',
        username: '',
        name: '',
        role: '',
        isApiKey: true,
        permissions: new Set(['ARTIFACTS_READ_ALL']),
        tenants: new Map([[tenantId.toLowerCase(), space]]),
        now: () => space.now()
      }
    }
  }
}

/** In a time that does not tell how much of it is right. */
const isEqual = (given: string, right: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
