import type { IncomingHttpHeaders } from 'node:http'
import { contentVersionInvalid, contentVersionMissing } from '../errors.ts'
import { namedVersion } from '../version.ts'

/** Documented: the versions that the Accept header may name; 2 pages its list by numbers. */
const VERSIONS = [2, 3]

/**
 * QUIRK(vcc) [documented: Interaction Content API, Responses]: the error of a missing version names both, that of an
 * invalid one only the newer. Test: "the Accept header of interaction content must name version 2 or 3".
 */
export function contentVersionOf ({ accept }: IncomingHttpHeaders): number {
  const version = namedVersion(accept)
  if (version === undefined) throw contentVersionMissing()
  if (!VERSIONS.includes(version)) throw contentVersionInvalid()
  return version
}
