import type { Centre } from '../../../world/centre.ts'
import type { Authentication } from '../access/auth.ts'
import type { Configured } from './entity.ts'

/** Assumed: a tenant was set up by the first user who may ask about it, or else by its first agent. */
export const configuredOf = (centre: Centre, { usersOf }: Pick<Authentication, 'usersOf'>): Configured =>
  ({ centre, adminId: usersOf(centre)[0]?.userId ?? centre.agents[0]?.id ?? '' })
