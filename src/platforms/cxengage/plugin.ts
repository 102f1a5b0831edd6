import type { Platform } from '../platform.ts'
import { PERMISSIONS } from './access/permissions.ts'
import { refuse } from './wire/errors.ts'
import { interactionIndexes, interactionTables } from './interactions/model.ts'
import { BASE_PATH, TITLE } from './paths.ts'
import { setUp } from './setup.ts'

/** The CxEngage Historical Interactions API. */
export const cxengage: Platform = {
  name: 'cxengage',
  title: TITLE,
  basePath: BASE_PATH,
  grants: PERMISSIONS,
  tables: interactionTables,
  indexes: interactionIndexes,
  owns: path => /^\/v1(?:\/|$)/i.test(path),
  canonical: url => url,
  refusal: refuse,
  setUp
}
