import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { install, type Installed } from './install.ts'
import { measureRound, memoryAfter } from './measure.ts'
import type { Outcome } from './outcome.ts'
import type { Peer } from './peer.ts'
import { peers } from './peers/index.ts'
import { takeSample } from './sample.ts'
import { costs, failures, speeds } from './table.ts'

/**
 * Other mock servers and this one, each installed and asked for the same interaction, one after the other in rounds.
 *   npm run bench:peers [-- --quick] [--rounds N] [--requests N] [--json FILE] [names, by how they begin]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    requests: { type: 'string' },
    json: { type: 'string' }
  }
})
const size = values.quick
  ? { rounds: 1, seconds: 2, warm: 500, requests: 5_000 }
  : { rounds: 5, seconds: 4, warm: 3_000, requests: 200_000 }
const { seconds, warm } = size
const [rounds, requests] = [Number(values.rounds ?? size.rounds), Number(values.requests ?? size.requests)]
const file = values.json ?? path.join(import.meta.dirname, 'installed', 'result.json')
mkdirSync(path.dirname(file), { recursive: true })

const isAsked = ({ name }: Peer) =>
  positionals.length === 0 || positionals.some(asked => name.toLowerCase().startsWith(asked.toLowerCase()))
const say = (text: string) => process.stderr.write(`${text}\n`)

const sample = await takeSample()
const entries: { peer: Peer, outcome: Outcome, installed?: Installed }[] = peers.filter(isAsked)
  .map(peer => ({ peer, outcome: { name: peer.name, holds: peer.holds, rounds: [] } }))

const machine = { processor: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version }
const outcomes = entries.map(({ outcome }) => outcome)
const date = new Date(performance.timeOrigin).toISOString().slice(0, 10)

/** What one server cannot do is told of it in the end; the others are measured all the same. */
async function attempt ({ peer, outcome }: (typeof entries)[number], what: string, act: () => Promise<void>) {
  if (outcome.failed !== undefined) return
  try {
    say(`${what}: ${peer.name}`)
    await act()
  } catch (error) {
    outcome.failed = error instanceof Error ? error.message : String(error)
    say(`  failed: ${outcome.failed}`)
  }
  // After each step, for all of it takes long.
  writeFileSync(file, `${JSON.stringify({ date, machine, rounds, seconds, warm, requests, outcomes }, null, 2)}\n`)
}

for (const entry of entries) {
  await attempt(entry, 'install', async () => {
    const missing = entry.peer.missing?.()
    if (missing !== undefined) throw new Error(missing)
    entry.installed = await install(entry.peer)
    if (entry.peer.spec !== undefined) entry.outcome.installed = entry.installed.bytes
    entry.peer.prepare?.(entry.installed.folder, sample)
  })
}

for (let round = 0; round < rounds; round++) {
  // Every round begins with another one.
  for (const entry of [...entries.slice(round % entries.length), ...entries.slice(0, round % entries.length)]) {
    await attempt(entry, `round ${round + 1} of ${rounds}`, async () => {
      if (entry.installed === undefined) return
      entry.outcome.rounds.push(await measureRound(entry.peer, entry.installed, sample, { seconds, warm }))
    })
  }
}

for (const entry of requests > 0 ? entries : []) {
  await attempt(entry, `${requests} requests`, async () => {
    if (entry.installed === undefined) return
    entry.outcome.after = await memoryAfter(entry.peer, entry.installed, sample, requests)
  })
}

console.log(`${speeds(outcomes)}\n\n${costs(outcomes, requests)}\n${failures(outcomes)}`)
console.log(`${machine.cores} cores of ${machine.processor}, Node ${machine.node}, ${date}. All figures: ${file}`)
