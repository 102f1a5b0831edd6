import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { platforms } from '../src/platforms/index.ts'
import { loadOrigin } from '../src/seeding/origin.ts'
import { seedFile } from '../src/seeding/seed-file.ts'

/**
 * A whole history written to a file of the temporary directory, indexes and disk included, and deleted again: how long
 * it takes, and the most memory of the process with all threads. node bench/seed.ts [scenario]
 */
const scenario = process.argv[2] ?? 'busy'
const dir = mkdtempSync(path.join(tmpdir(), 'ringback-seed-'))
try {
  const file = path.join(dir, 'bench.db')
  const from = performance.now()
  const { interactions } = await seedFile({
    file,
    origin: loadOrigin({ scenario, seed: undefined },
      platforms),
    platforms,
    now: Date.now(),
    report: () => {},
    signal: new AbortController().signal
  })
  const seconds = (performance.now() - from) / 1000
  const count = Math.max(...interactions.values())
  const [size, memory] = [statSync(file).size / 2 ** 30, process.resourceUsage().maxRSS / 2 ** 10]
  console.log(`${scenario}: ${count} interactions, ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second, ` +
    `${memory.toFixed(0)} MiB of memory at the most, ${size.toFixed(2)} GiB on the disk`)
} finally {
  rmSync(dir, { recursive: true })
}
