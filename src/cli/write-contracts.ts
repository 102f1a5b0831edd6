import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRingback } from '../server.ts'
import { CONTRACTS, contractText } from './contract-text.ts'

// Writes openapi/<platform>.json: the contracts are generated from the routes, and committed.
const ringback = createRingback()
await ringback.app.ready()
mkdirSync(CONTRACTS, { recursive: true })
for (const [platform, contract] of ringback.contracts()) {
  const file = path.join(CONTRACTS, `${platform}.json`)
  writeFileSync(file, contractText(contract))
  console.log(path.relative(process.cwd(), file))
}
await ringback.close()
