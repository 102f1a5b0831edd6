import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { proveIsolation } from '../test/support/isolation.ts'
import { largeScenario } from './scenario-of.ts'

/**
 * Many workers on one server, each in a space of its own, for some minutes; afterwards what each has told is told
 * again, alone on a fresh server: every answer must be the same.
 *   node bench/isolation.ts [minutes] [workers]
 */
const [minutes, workers] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 50)]
const folder = mkdtempSync(path.join(tmpdir(), 'ringback-isolation-'))
const scenario = path.join(folder, 'small.json')
writeFileSync(scenario, JSON.stringify(largeScenario(100, 2)))
const from = performance.now()
const { answers, differences } = await proveIsolation({ scenario, workers, duration: minutes * 60_000 })
console.log(`${answers} answers to ${workers} workers, told again alone: ${differences.length} differ; ` +
  `${Math.round((performance.now() - from) / 1000)} s`)
for (const difference of differences.slice(0, 20)) console.log(difference)
rmSync(folder, { recursive: true })
process.exitCode = differences.length > 0 ? 1 : 0
