import { meant } from './did-you-mean.ts'
import { pointerPart, type Problems } from './scenario-error.ts'
import type { Credential, Scenario } from './scenario.ts'
import { quoted } from './shown.ts'

/** Holds tenants, cases, credentials and roles against each other, and gives everybody the grants of their role. */
export function checkReferences (scenario: Scenario, { add }: Problems) {
  const tenants = new Set<string>()
  scenario.tenants.forEach((tenant, index) => {
    for (const id of [tenant.id, ...tenant.aliases]) {
      if (tenants.has(id)) add(`/tenants/${index}`, `must not repeat the id ${id}`)
      tenants.add(id)
    }
  })
  const cases = new Set<string>()
  scenario.tenants.forEach(({ interactions }, index) => interactions.forEach(({ name }, nth) => {
    if (cases.has(name)) add(`/tenants/${index}/interactions/${nth}/name`, 'must be unique in the scenario')
    cases.add(name)
  }))
  const fixed = new Set<string>()
  scenario.tenants.forEach(({ interactions }, index) => interactions.forEach(({ id = {} }, nth) => {
    for (const [platform, own] of Object.entries(id)) {
      const key = `${platform} ${own}`
      if (fixed.has(key)) {
        add(`/tenants/${index}/interactions/${nth}/id${pointerPart(platform)}`, 'must be unique on its platform')
      }
      fixed.add(key)
    }
  }))
  const ids = new Set<string>()
  const known = [...tenants]
  scenario.credentials.forEach((credential, index) => {
    const key = `${credential.platform} ${credential.id}`
    if (ids.has(key)) add(`/credentials/${index}/id`, 'must be unique on its platform')
    ids.add(key)
    credential.tenants.forEach((id, nth) => {
      if (tenants.has(id)) return
      add(`/credentials/${index}/tenants/${nth}`, `must be a tenant of this scenario; ${meant(id, known)}`)
    })
    if (credential.role !== undefined) credential.grants = grantsOf(scenario, credential, index, add)
  })
}

function grantsOf (
  { roles }: Scenario, { role = '', grants }: Credential, index: number, add: Problems['add']
): string[] {
  const own = Object.hasOwn(roles, role) ? roles[role] : undefined
  if (own === undefined) {
    const advice = meant(role, Object.keys(roles))
    add(`/credentials/${index}/role`, `must be one of the scenario's roles, not ${quoted(role)}; ${advice}`)
    return []
  }
  if (grants.length > 0) add(`/credentials/${index}/grants`, 'must not be given beside a role')
  return own
}

/** Holds a credential's grants against those that its platform knows. */
export function checkGrants (
  credential: Credential, index: number, known: readonly string[], add: Problems['add']
) {
  credential.grants.forEach((grant, nth) => {
    if (grant === '*' || known.includes(grant)) return
    add(pointerOfGrant(credential, index, nth), `must be * or one of ${known.join(', ')}${nearestOf(grant, known)}`)
  })
}

/** The name that was meant, where one is near: all of them are told already. */
const nearestOf = (name: string, known: readonly string[]): string => {
  const advice = meant(name, known)
  return advice.startsWith('did') ? `; ${advice}` : ''
}

/** Where in the file a grant of a credential is: a role's are in the role. */
const pointerOfGrant = ({ role }: Credential, index: number, nth: number): string =>
  role === undefined ? `/credentials/${index}/grants/${nth}` : `/roles${pointerPart(role)}/${nth}`
