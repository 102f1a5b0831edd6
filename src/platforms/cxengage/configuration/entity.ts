import type { Centre } from '../../../world/centre.ts'
import { writeInstant } from '../../../world/instants.ts'
import { createRandom } from '../../../world/random.ts'
import { randomUuid, timeOf } from '../../../world/uuid.ts'

/** A tenant, and the user who has set it up. */
export interface Configured { centre: Centre, adminId: string }

/** When everything was set up whose id does not tell it. */
const SET_UP = Date.parse('2017-08-16T14:00:00.000Z')

/** The id of something that only the configuration has. */
export const configId = (key: string): string => randomUuid(createRandom(key))

/** Whole seconds, as in the records of the platform's configuration. */
export const wholeSeconds = (instant: number): string => `${writeInstant(instant).slice(0, 19)}Z`

/** When and by whom an entity was made. An id of version 1 tells when; nothing has been changed since. */
export function stampOf (id: string, adminId: string) {
  const created = wholeSeconds(id[14] === '1' ? timeOf(id) : SET_UP)
  return { created, createdBy: adminId, updated: created, updatedBy: adminId }
}
