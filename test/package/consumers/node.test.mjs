import assert from 'node:assert/strict'
import test from 'node:test'
import { createRingback } from 'ringback'

test('a server of its own', async t => {
  const ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z' })
  t.after(() => ringback.close())
  await ringback.seed()
  const { headers } = ringback.credentials.cxengage[0]
  const { statusCode } = await ringback.app.inject({ url: '/v1/me', headers })
  assert.equal(statusCode, 200)
})
