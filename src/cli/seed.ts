import { once } from 'node:events'
import { statSync } from 'node:fs'
import { constants } from 'node:os'
import type { Config } from '../config.ts'
import { platforms } from '../platforms/index.ts'
import { loadOrigin } from '../seeding/origin.ts'
import { WorkerError } from '../seeding/make-days.ts'
import { seedFile, type Progress } from '../seeding/seed-file.ts'
import { instantOf } from '../world/instants.ts'
import { printable } from '../world/shown.ts'
import { CommandError } from './command-error.ts'
import { createProgressReport } from './progress-report.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

const DOING: Record<Progress['doing'], string> =
  { days: 'making days', indexes: 'making indexes', disk: 'writing to the disk' }

/**
 * Makes a scenario's whole history and writes it to a file. A signal ends it, leaves no file, and is told as shells do:
 * 128 and its number.
 */
export async function seed (
  { out, scenario, seed, days, perDay, clock }: Pick<Config, 'out' | 'scenario' | 'seed' | 'days' | 'perDay' | 'clock'>
): Promise<number> {
  if (out === undefined) throw new CommandError('seed takes --out, the file to write; see "ringback seed --help"')
  if (out === ':memory:') throw new CommandError('--out takes a path, not ":memory:"')
  const origin = loadOrigin({ scenario, seed, days, perDay }, platforms)
  const now = clock === 'real' ? Date.now() : instantOf(clock)

  const stopping = new AbortController()
  const stopped = Promise.race(SIGNALS.map(async name => {
    await once(process, name)
    stopping.abort()
    return name
  }))
  const report = createProgressReport('days')
  function tell ({ doing, days, interactions }: Progress) {
    const most = mostOf(interactions)
    report.tell({ ...days, notes: [`${Math.round(most / report.seconds())}/s`, `${most} interactions`, DOING[doing]] })
  }
  try {
    const progress = await seedFile({ file: out, origin, platforms, now, report: tell, signal: stopping.signal })
    report.end()
    console.log(summary(out, progress, report.seconds()))
    return 0
  } catch (error) {
    report.end()
    if (error instanceof WorkerError) throw new CommandError(`${out} was not made: ${error.message}`, 1)
    if (!stopping.signal.aborted) throw error
    console.error(`ringback: ${printable(out)} was not made`)
    return 128 + constants.signals[await stopped]
  }
}

function summary (file: string, { interactions }: Progress, seconds: number): string {
  const most = mostOf(interactions)
  const size = (statSync(file).size / 2 ** 20).toFixed(1)
  const each = [...interactions].map(([platform, count]) => `${platform} ${count}`).join(', ')
  return `${printable(file)}: ${most} interactions (${each}), ${size} MiB, ${Math.round(most / seconds)} a second, ${seconds.toFixed(1)} s`
}

/** Those of the platform that tells the most: it is nearest to all that there are. */
const mostOf = (interactions: Progress['interactions']) => Math.max(0, ...interactions.values())
