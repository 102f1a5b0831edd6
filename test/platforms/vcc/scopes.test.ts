import t from 'tap'
import { scopesOf } from '../../../src/platforms/vcc/scopes.ts'
import { listScenarios } from '../../../src/seeding/list-scenarios.ts'
import { loadScenario } from '../../../src/seeding/load-scenario.ts'
import { build } from '../../support/build.ts'

/** Those that the pages of the platform's APIs name. */
const DOCUMENTED_SCOPES = [
  'stats', 'agents-availability:read', 'users:read', 'users:write', 'interactions:write', 'interaction-content:read',
  'interaction-content:delete', 'globalpci', 'admin:read', 'admin:write'
]

t.test('a demo client gets a token for all documented scopes at once', async t => {
  const { app } = await build(t, { scenario: 'quiet' })
  const scope = DOCUMENTED_SCOPES.join(' ')
  const form = { grant_type: 'client_credentials', scope, client_id: 'live', client_secret: 'live-secret' }
  const answer = await app.inject({
    method: 'POST',
    url: '/Auth/connect/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString()
  })
  t.match(answer, { statusCode: 200 }, answer.body)
})

t.test('the demo clients of every scenario have all documented scopes, but for the one without stats', async t => {
  for (const { name } of listScenarios()) {
    const clients = loadScenario(name).scenario.credentials.filter(({ platform }) => platform === 'vcc')
    t.ok(clients.length > 0, name)
    for (const { id, grants } of clients) {
      const expected = id === 'noscope' ? ['users:read'] : DOCUMENTED_SCOPES.toSorted()
      t.strictSame([...scopesOf(grants)].sort(), expected, `${name}: ${id}`)
    }
  }
})
