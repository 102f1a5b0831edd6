import { parentPort, workerData } from 'node:worker_threads'
import { platforms } from '../platforms/index.ts'
import { createRowBatcher, type RowBatch } from '../store/row-batch.ts'
import { homeOf } from '../world/branch.ts'
import { drawCentres } from '../world/centre.ts'
import { simulateDay } from '../world/simulation/simulate-day.ts'
import { finish } from '../world/steps.ts'
import type { Origin } from './origin.ts'

/** What the thread needs of an origin. */
export type WorkerData = Pick<Origin, 'scenario' | 'seed' | 'statics'>

/** What the thread is asked for: a tenant's business day. */
export interface DayRequest { tenant: number, day: number, simulated: boolean }

/** What it answers: for each platform the day's rows with all texts, and how many interactions they tell. */
export interface DayMade { tenant: number, day: number, rows: { platform: string, batch: RowBatch, count: number }[] }

// A thread that simulates and presents days. It has its own world, which is the same as any other of this origin.
const { scenario, seed, statics } = workerData as WorkerData // as makeDays starts it
const centres = drawCentres(scenario, seed)
const makers =
  platforms.map(platform => ({ platform: platform.name, makeRows: platform.setUp({ scenario, statics }).makeRows }))
const batcher = createRowBatcher()

parentPort?.on('message', ({ tenant, day, simulated }: DayRequest) => {
  const centre = centres[tenant]
  if (centre === undefined) throw new RangeError(`there is no tenant ${tenant}`)
  const timelines = simulated ? simulateDay(centre, day) : []
  const rows = makers.map(({ platform, makeRows }) => {
    const count = finish(makeRows(homeOf(centre), day, timelines, true, batcher.add))
    return { platform, batch: batcher.take(), count }
  })
  const answer: DayMade = { tenant, day, rows }
  parentPort?.postMessage(answer, rows.map(({ batch }) => batch.bytes.buffer))
})
