import type { Problems } from '../world/scenario-error.ts'

/** How much is made, where somebody says it beside the scenario: for tenants whose history moves with the clock. */
export interface Size {
  /** Days of history. */
  days?: number | undefined
  /** Interactions on an average day. */
  perDay?: number | undefined
}

export const isGiven = ({ days, perDay }: Size): boolean => days !== undefined || perDay !== undefined

/**
 * The scenario of another size, before it is checked. What has an absolute history is as large as that says: when all
 * of it has, the size is refused.
 */
export function resize (input: unknown, size: Size, { add }: Problems): unknown {
  if (!isGiven(size) || !isObject(input) || !Array.isArray(input['tenants'])) return input
  const tenants: unknown[] = input['tenants']
  if (tenants.length > 0 && !tenants.some(isMoving)) {
    const what = size.days === undefined ? 'a volume a day' : 'a number of days'
    add('/tenants', `cannot be given ${what}: all have an absolute history, which says from when to when`)
  }
  return { ...input, tenants: tenants.map(tenant => isMoving(tenant) ? { ...tenant, ...keysOf(size) } : tenant) }
}

const keysOf = ({ days, perDay }: Size) => ({
  ...(days === undefined ? {} : { history: { days } }), ...(perDay === undefined ? {} : { volume: { perDay } })
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMoving = (tenant: unknown): tenant is Record<string, unknown> =>
  isObject(tenant) && !(isObject(tenant['history']) && 'from' in tenant['history'])
