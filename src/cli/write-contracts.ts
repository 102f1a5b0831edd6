import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRingback } from '../server.ts'
import { CONTRACTS, contractText } from './contract-text.ts'
import { SCENARIO_SCHEMA, scenarioSchemaText } from './scenario-schema.ts'

// Writes openapi/<platform>.json and seeds/scenario.schema.json: they are generated from the code, and committed.
const ringback = createRingback()
await ringback.app.ready()
mkdirSync(CONTRACTS, { recursive: true })
for (const [platform, contract] of ringback.contracts()) write(path.join(CONTRACTS, `${platform}.json`), contractText(contract))
write(SCENARIO_SCHEMA, scenarioSchemaText())
await ringback.close()

function write (file: string, text: string) {
  writeFileSync(file, text)
  console.log(path.relative(process.cwd(), file))
}
