import t from 'tap'
import type { Account } from '../../../src/platforms/accounts.ts'
import { createAccountIndex } from '../../../src/platforms/kit/account-index.ts'

const accountOf = (id: string): Account => ({
  credential: { platform: 'toy', id, secret: 'secret', kind: 'user', grants: [], tenants: [] },
  spaces: [],
  generation: 0,
  now: () => 0
})

t.test('an index is made again when the accounts have changed, and not before', async t => {
  const accounts = { version: 0, all: [accountOf('one')], of () { return this.all } }
  let made = 0
  const ids = createAccountIndex(accounts, 'toy', all => {
    made++
    return all.map(({ credential }) => credential.id)
  })
  t.equal(made, 0, 'nobody has asked')
  t.strictSame([ids(), ids()], [['one'], ['one']])
  t.equal(made, 1)
  accounts.all = [accountOf('other')]
  accounts.version++
  t.strictSame([ids(), ids()], [['other'], ['other']])
  t.equal(made, 2)
})
