import type { IncomingHttpHeaders } from 'node:http'
import { acceptInvalid, versionInvalid } from './errors.ts'

/** Documented: the versions that the Accept header may name. 2 differs in agents' activities. */
const VERSIONS = [2, 3]

/** What the Accept header names. */
export const mediaTypeOf = (version: number): string => `application/vnd.newvoicemedia.v${version}+json`

/** What to send for the newest version. */
export const ACCEPTED = mediaTypeOf(3)

/**
 * QUIRK(vcc) [documented: Versioning]: the Accept header must name a version, and anything else, even a wildcard or a
 * list of types, is 400 and not 406. The vendor is compared exactly, the rest of the name in any letter case [inferred:
 * the framework plugin whose error text this is]. Test: "the Accept header must name a known version".
 */
const ACCEPT = /^application\/[vV][nN][dD]\.newvoicemedia\.[vV](\d+)\+json(?:;[^,]*)?$/

/** The version of the API that a request asks for. Throws the platform's 400s. */
export function versionOf (headers: IncomingHttpHeaders): number {
  const version = versionByHeader(headers) ?? namedVersion(headers.accept)
  if (version === undefined) throw acceptInvalid()
  if (!VERSIONS.includes(version)) throw versionInvalid(VERSIONS)
  return version
}

/** The version that an Accept header names; every API of the platform has its own answer to those that it lacks. */
export function namedVersion (accept: string | undefined): number | undefined {
  const [, version] = ACCEPT.exec(accept ?? '') ?? []
  return version === undefined ? undefined : Number(version)
}

/**
 * QUIRK(vcc) [inferred: the same plugin]: a header `api-version` with digits comes before Accept.
 * Test: "the api-version header stands in for Accept".
 */
function versionByHeader ({ 'api-version': version }: IncomingHttpHeaders): number | undefined {
  return typeof version === 'string' && /^\d+$/.test(version) ? Number(version) : undefined
}
