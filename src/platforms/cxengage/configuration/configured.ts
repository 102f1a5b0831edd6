import type { Space } from '../../accounts.ts'
import type { Authentication } from '../access/auth.ts'
import type { Configured } from './entity.ts'

/**
 * Assumed: a tenant was set up by the first user who may ask about it, or else by its first agent. A space was set up
 * with its home.
 */
export const configuredOf = ({ home, centre }: Space, { usersOf }: Pick<Authentication, 'usersOf'>): Configured =>
  ({ centre, adminId: usersOf(home)[0]?.userId ?? centre.agents[0]?.id ?? '' })
