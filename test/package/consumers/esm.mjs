// A program: what it imports is the installed package.
import assert from 'node:assert/strict'
import { createRingback, version } from 'ringback'

const ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z' })
await ringback.start()
const [admin] = ringback.credentials.cxengage
const [first] = await ringback.cases()
const response = await fetch(ringback.url + first.interactions[0].found.cxengage.path, { headers: admin.headers })
assert.equal(response.status, 200)
assert.match(version, /^\d+\.\d+\.\d+/)
await ringback.close()
