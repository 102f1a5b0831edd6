import { meant, suggestion } from './did-you-mean.ts'
import { createUnique, pointerPart, type Problems } from './scenario-error.ts'
import type { Credential, Scenario } from './scenario.ts'
import { quoted } from './shown.ts'
import { idsOf } from './tenant-ids.ts'

/** Holds tenants, cases, credentials and roles against each other, and gives everybody the grants of their role. */
export function checkReferences (scenario: Scenario, problems: Problems) {
  const { add } = problems
  const tenants = new Set<string>()
  scenario.tenants.forEach((tenant, index) => {
    for (const id of idsOf(tenant)) {
      if (tenants.has(id)) add(`/tenants/${index}`, `must not repeat the id ${id}`)
      tenants.add(id)
    }
  })
  const uniqueCase = createUnique(problems)
  scenario.tenants.forEach(({ interactions }, index) => interactions.forEach(({ name }, nth) =>
    uniqueCase(name, `/tenants/${index}/interactions/${nth}/name`, 'must be unique in the scenario')))
  const uniqueId = createUnique(problems)
  scenario.tenants.forEach(({ interactions }, index) => interactions.forEach(({ id = {} }, nth) => {
    for (const [platform, own] of Object.entries(id)) {
      const pointer = `/tenants/${index}/interactions/${nth}/id${pointerPart(platform)}`
      uniqueId(`${platform} ${own}`, pointer, 'must be unique on its platform')
    }
  }))
  const uniqueCredential = createUnique(problems)
  const known = [...tenants]
  scenario.credentials.forEach((credential, index) => {
    const { platform, id } = credential
    uniqueCredential(`${platform} ${id}`, `/credentials/${index}/id`, 'must be unique on its platform')
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
    add(pointerOfGrant(credential, index, nth), `must be * or one of ${known.join(', ')}${suggestion(grant, known)}`)
  })
}

/** Where in the file a grant of a credential is: a role's are in the role. */
const pointerOfGrant = ({ role }: Credential, index: number, nth: number): string =>
  role === undefined ? `/credentials/${index}/grants/${nth}` : `/roles${pointerPart(role)}/${nth}`
