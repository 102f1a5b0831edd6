import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { platforms } from '../platforms/index.ts'
import { createRingback } from '../server.ts'
import { CONTRACTS, contractText, controlContract } from './contract-text.ts'
import { SCENARIO_SCHEMA } from './scenario-schema-file.ts'
import { scenarioSchemaText } from './scenario-schema.ts'
import { GENERATED_PAGES, withTable } from './support-matrix.ts'

// Writes openapi/<platform>.json, seeds/scenario.schema.json and the support matrix of docs/ with its summary in the
// README: they are generated from the code, and committed.
const ringback = createRingback()
await ringback.app.ready()
mkdirSync(CONTRACTS, { recursive: true })
for (const [platform, contract] of ringback.contracts()) {
  write(path.join(CONTRACTS, `${platform}.json`), contractText(contract))
}
write(path.join(CONTRACTS, 'control.json'), contractText(await controlContract(ringback.app)))
write(SCENARIO_SCHEMA, scenarioSchemaText(platforms))
for (const page of GENERATED_PAGES) {
  write(page.file, withTable(readFileSync(page.file, 'utf8'), page, ringback.contracts().values()))
}
await ringback.close()

function write (file: string, text: string) {
  writeFileSync(file, text)
  console.log(path.relative(process.cwd(), file))
}
