import { on } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DayMade, DayRequest, WorkerData } from './day-worker.ts'

/** Days that the thread may be ahead of whoever stores them: enough for neither to wait, and a bound for the memory. */
const AHEAD = 2

/** Room for what a day's work leaves behind, in MiB: with the default the garbage collector takes 1.7 times as long. */
const YOUNG = 96

/** Beside this file, as source or built. */
const WORKER = new URL(`./day-worker${path.extname(import.meta.filename)}`, import.meta.url)

/** Has days made by a thread of their own, in the order of the list. Rejects when the signal is given. */
export async function * makeDays (
  { scenario, seed, statics }: WorkerData, list: readonly DayRequest[], signal: AbortSignal
): AsyncGenerator<DayMade, void> {
  signal.throwIfAborted()
  const worker =
    new Worker(WORKER, { workerData: { scenario, seed, statics }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  const answers = on(worker, 'message', { signal }) as AsyncIterableIterator<[DayMade]> // what the thread posts
  const ask = (index: number) => {
    const request = list[index]
    if (request !== undefined) worker.postMessage(request)
  }
  try {
    for (let index = 0; index < AHEAD; index++) ask(index)
    for (let index = 0; index < list.length; index++) {
      const { value: [made] } = await answers.next() as IteratorYieldResult<[DayMade]> // it ends by an error only
      yield made
      ask(index + AHEAD)
    }
  } finally {
    await worker.terminate()
  }
}
