import { parentPort, workerData } from 'node:worker_threads'
import { platforms } from '../platforms/index.ts'
import { createRowPacker, type RowPack } from '../store/row-pack.ts'
import { drawPopulations } from '../world/population.ts'
import { simulateDay } from '../world/simulation/simulate-day.ts'
import type { Origin } from './origin.ts'

/** What the thread needs of an origin. */
export type WorkerData = Pick<Origin, 'scenario' | 'seed' | 'statics'>

/** What the thread is asked for: a tenant's business day. */
export interface DayRequest { tenant: number, day: number, simulated: boolean }

/** What it answers: for each platform the day's rows with all texts, and how many interactions they tell. */
export interface DayMade { tenant: number, day: number, rows: { platform: string, pack: RowPack, count: number }[] }

// A thread that simulates and presents days. It has its own world, which is the same as any other of this origin.
const { scenario, seed, statics } = workerData as WorkerData // as makeDays starts it
const populations = drawPopulations(scenario, seed)
const makers = platforms.map(platform => ({ platform: platform.name, makeRows: platform.setUp({ scenario, statics }).makeRows }))
const packer = createRowPacker()

parentPort?.on('message', ({ tenant, day, simulated }: DayRequest) => {
  const population = populations[tenant]
  if (population === undefined) throw new RangeError(`there is no tenant ${tenant}`)
  const timelines = simulated ? simulateDay(population, day) : []
  const rows = makers.map(({ platform, makeRows }) => {
    const count = makeRows(population, day, timelines, true, packer.add)
    return { platform, pack: packer.take(), count }
  })
  const made: DayMade = { tenant, day, rows }
  parentPort?.postMessage(made, rows.map(({ pack }) => pack.bytes.buffer))
})
