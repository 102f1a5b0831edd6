import { parseBasic, type IdAndSecret } from '../../../http/basic.ts'
import { createRandom } from '../../../world/random.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { Account, Space } from '../../accounts.ts'
import { createAccountIndex } from '../../kit/account-index.ts'
import type { Context } from '../../platform.ts'
import { PERMISSIONS } from './permissions.ts'

/** Who is asking. */
export interface Principal {
  userId: string
  username: string
  /** For people. */
  name: string
  /** What their role is called. */
  role: string
  /** A program, and no user: it belongs to its tenant. */
  isApiKey: boolean
  permissions: ReadonlySet<string>
  /** By every id that names them in a path. */
  tenants: ReadonlyMap<string, Space>
  /** The time where no tenant is named. */
  now (): number
}

/** So many headers are remembered: a client sends its own with every request. */
const MOST_HEADERS = 1000

/** The users and API keys of the accounts that there are. Each is made when it is asked for. */
export function createPrincipals ({ accounts, secret }: Context) {
  const made = new WeakMap<Account, Principal>()

  function principalOf (account: Account): Principal {
    const known = made.get(account) ?? createPrincipal(account, secret)
    made.set(account, known)
    return known
  }

  const index = createAccountIndex(accounts, 'cxengage', all => {
    const byId = new Map(all.map(account => [account.credential.id, account]))
    let byUserId: Map<string, Account> | undefined
    return {
      all,
      byId,
      byHeader: new Map<string, Principal>(),
      /** Most requests come with a name, and need no ids of users. */
      byUserId: () => (byUserId ??= new Map(all.map(account => [principalOf(account).userId, account])))
    }
  })

  function find ({ id, secret }: IdAndSecret): Account | undefined {
    const account = index().byId.get(id)
    return account?.credential.secret === secret ? account : undefined
  }

  /** By HTTP Basic. */
  function fromBasic (header: string): Principal | undefined {
    const { byHeader } = index()
    const known = byHeader.get(header)
    if (known !== undefined) return known
    const credential = parseBasic(header)
    const account = credential && find(credential)
    if (account === undefined) return undefined
    const principal = principalOf(account)
    if (byHeader.size < MOST_HEADERS) byHeader.set(header, principal)
    return principal
  }

  const usersWithin = (space: Space): Principal[] => index().all
    .filter(({ credential, spaces }) => credential.kind !== 'api-key' && spaces.includes(space))
    .map(principalOf)

  return {
    of: principalOf,
    find,
    fromBasic,
    accountOfUser: (userId: string): Account | undefined => index().byUserId().get(userId),
    /** The users who may ask about the tenant: those of its home first, and then the space's own. */
    usersOf: (space: Space): Principal[] => [...new Set([...usersWithin(space.home), ...usersWithin(space)])],
    /** Of all spaces the one that an id in a path names; in lower case. */
    spaceOf: (tenantId: string): Space | undefined =>
      index().all.flatMap(({ spaces }) => spaces).find(({ ids }) => ids.includes(tenantId))
  }
}

function createPrincipal (account: Account, secret: string): Principal {
  const { credential, spaces } = account
  const { id, name = id, grants, kind, role = grants.includes('*') ? 'Administrator' : 'User' } = credential
  return {
    userId: randomUuid(createRandom(`${secret}/users/${id}`)),
    username: id,
    name,
    role,
    isApiKey: kind === 'api-key',
    permissions: new Set(grants),
    tenants: new Map(spaces.flatMap(space => space.ids.map(id => [id, space]))),
    now: () => account.now()
  }
}

/** Their tenants, each once. */
export const spacesOf = ({ tenants }: Principal): Space[] => [...new Set(tenants.values())]

/** What they may do; `*` is a scenario's word, which the platform does not know. */
export const permissionsOf = ({ permissions }: Principal): string[] => permissions.has('*')
  ? [...PERMISSIONS]
  : [...permissions]
