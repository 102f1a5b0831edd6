// CommonJS: Node 22.12 and later can require a module.
const assert = require('node:assert/strict')
const { createRingback, listScenarios } = require('ringback')
const contract = require('ringback/openapi/vcc.json')

async function main () {
  const ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z' })
  await ringback.seed()
  assert.equal((await ringback.app.inject('/__admin/health')).statusCode, 200)
  await ringback.close()
  assert.ok(listScenarios().some(({ name }) => name === 'default'))
  assert.equal(contract.openapi, '3.1.0')
}

main()
