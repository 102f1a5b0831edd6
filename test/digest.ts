import { createHash } from 'node:crypto'
import { createRingback } from '../src/server.ts'
import { NOON, basic } from './build.ts'

/**
 * Prints a digest of everything that both platforms tell of a scenario's interactions at one instant:
 * node test/digest.ts [scenario]
 */
const ringback = createRingback({ scenario: process.argv[2] ?? 'default', clock: NOON })
const { app, scenario } = ringback
await app.ready()
await ringback.seed()
const digest = createHash('sha256')

const lengthOf = (text: string): number => {
  digest.update(text)
  const { results, items } = JSON.parse(text) as { results?: unknown[] | null, items?: unknown[] }
  return (results ?? items ?? []).length
}

for (const { id } of scenario.tenants) {
  for (let offset = 0, rows = 1000; rows === 1000; offset += 1000) {
    rows = lengthOf((await app.inject({ url: `/v1/tenants/${id}/interactions?limit=1000&offset=${offset}`, headers: basic('admin') })).body)
  }
}
for (const { id, secret } of scenario.credentials.filter(({ platform, grants }) => platform === 'vcc' && grants.includes('stats'))) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'stats', client_id: id, client_secret: secret })
  const { access_token: token } = (await app.inject({
    method: 'POST', url: '/Auth/connect/token', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: form.toString()
  })).json()
  for (const start of ['2017-10-15', '2017-11-10', '2020-01-01', '2026-02-01', '2026-02-28']) {
    const end = new Date(Date.parse(start) + 27 * 86_400_000).toISOString()
    lengthOf((await app.inject({
      url: `/stats/interactions?start=${start}&end=${end}&limit=5000`, headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.newvoicemedia.v3+json' }
    })).body)
  }
}
await ringback.close()
console.log(digest.digest('hex'))
