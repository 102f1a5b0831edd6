import type { Platform } from '../platform.ts'
import { refuse } from './errors.ts'
import { interactionIndexes, interactionTables } from './interactions/model.ts'
import { AUTH, STATS_PATH, TITLE, TOKEN_PATH } from './paths.ts'
import { KNOWN_SCOPES } from './scopes.ts'
import { setUp } from './setup.ts'

const ANY_CASE_AUTH = /^\/auth(\/connect\/token(?=\?|$))?(?=[/?]|$)/i

/** The Vonage Contact Center Insights Stats API and its token endpoint. */
export const vcc: Platform = {
  name: 'vcc',
  title: TITLE,
  basePath: STATS_PATH,
  grants: KNOWN_SCOPES,
  tables: interactionTables,
  indexes: interactionIndexes,
  owns: path => /^\/(?:stats|auth|interaction-content|useradmin|agents-availability)(?:\/|$)/i.test(path),
  // QUIRK(vcc) [observed: a public client]: the token path comes in any letter case. Test: "the token path in any
  // letter case".
  canonical: url =>
    url.replace(ANY_CASE_AUTH, (_auth, token?: string) => token === undefined ? AUTH : AUTH + TOKEN_PATH),
  refusal: refuse,
  setUp
}
