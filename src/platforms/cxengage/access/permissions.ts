import { assumed, type Evidence } from '../../../http/wire.ts'

/** What credentials may be granted, each for its routes. */
export const PERMISSIONS = ['INTERACTIONS_API_READ_ALL', 'CONTACTS_INTERACTION_HISTORY_READ',
  'CONTACTS_READ', 'ARTIFACTS_READ_ALL', 'WFM_HISTORICAL', 'WFM_RTA'] as const

export type Permission = typeof PERMISSIONS[number]

/** What a route wants of whoever asks, and what that rests on; part of the contract. */
interface Wanted extends Evidence { name: Permission | null }

export const requirePermission = (name: Permission, { 'x-evidence': evidence }: {
  'x-evidence': Evidence
}) => ({ 'x-permission': { name, ...evidence } satisfies Wanted })

/** Any user of the tenant will do. */
export const requireNoPermission =
  (where: string) => ({ 'x-permission': { name: null, ...assumed(where)['x-evidence'] } satisfies Wanted })

declare module 'fastify' {
  interface FastifySchema {
    'x-permission'?: Wanted
  }
}
