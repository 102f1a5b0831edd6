// Node 24 knows `await using`: the server is closed at the end, and so the process ends.
import assert from 'node:assert/strict'
import { createRingback } from 'ringback'

await using ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z' })
const url = await ringback.start()
assert.equal((await fetch(`${url}/__admin/health`)).status, 200)
