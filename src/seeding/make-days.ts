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

/** The thread that makes days has failed. */
export class WorkerError extends Error {
  constructor (cause?: unknown) {
    const why = cause instanceof Error ? cause.message : 'it has ended'
    super(`the thread that makes the days has failed (${why})`, { cause })
    this.name = 'WorkerError'
  }
}

/**
 * Has days made by a thread of their own, in the order of the list. Rejects when the signal is given, and with a
 * {@link WorkerError}.
 */
export async function * makeDays (
  { scenario, seed, statics }: WorkerData, list: readonly DayRequest[], signal: AbortSignal
): AsyncGenerator<DayMade, void> {
  signal.throwIfAborted()
  const worker = new Worker(WORKER, {
    workerData: { scenario, seed, statics }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG }
  })
  // What the thread posts, until it ends.
  const answers = on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterableIterator<[DayMade]>
  const ask = (index: number) => {
    const request = list[index]
    if (request !== undefined) worker.postMessage(request)
  }
  async function nextDay (): Promise<DayMade> {
    const { done, value } = await answers.next().catch((error: unknown) => {
      throw signal.aborted ? error : new WorkerError(error)
    })
    if (done === true) throw new WorkerError()
    return value[0]
  }
  try {
    for (let index = 0; index < AHEAD; index++) ask(index)
    for (let index = 0; index < list.length; index++) {
      yield await nextDay()
      ask(index + AHEAD)
    }
  } finally {
    await worker.terminate()
  }
}
