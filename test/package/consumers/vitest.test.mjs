import { createRingback } from 'ringback'
import { expect, onTestFinished, test } from 'vitest'

test('a server of its own', async () => {
  const ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z' })
  onTestFinished(() => ringback.close())
  const url = await ringback.start()
  const { headers } = ringback.credentials.cxengage[0]
  expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(200)
})
