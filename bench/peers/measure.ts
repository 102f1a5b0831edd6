import type { Installed } from './install.ts'
import { load, sizeOfAnswer, type Load } from './load.ts'
import type { Peer, Request } from './peer.ts'
import { ownMemory, processorTime, untilIdle } from './proc.ts'
import type { Sample } from './sample.ts'
import { start, type Running } from './start.ts'

/** Of one request; the processor's seconds an answer do not depend on what else the machine does, or hardly. */
export interface Speed extends Load { bytes: number, processor: number | undefined }

export interface Round { start: number, idle: number | undefined, one: Speed, page: Speed }

/** Starts a server, does something with it while nothing else runs, and stops it. */
async function during<T> (
  peer: Peer, { folder }: Installed, sample: Sample, act: (running: Running) => Promise<T>
): Promise<T> {
  const running = await start(peer, folder, sample)
  try {
    await peer.fill?.(running.url, sample)
    await untilIdle(running.pid)
    return await act(running)
  } finally {
    await running.stop()
  }
}

export async function measureRound (
  peer: Peer, installed: Installed, sample: Sample, { seconds, warm }: { seconds: number, warm: number }
): Promise<Round> {
  return await during(peer, installed, sample, async ({ url, pid, milliseconds }) => {
    const idle = ownMemory(pid)
    const [one, page] = [peer.one(sample), peer.page(sample)]
    // So often, not so long: what compiles while it runs needs its requests on a slow machine too.
    for (const request of [one, page]) await load(url, request, { amount: warm })
    const measured = async (request: Request): Promise<Speed> => {
      const bytes = await sizeOfAnswer(url, request, sample.id)
      const before = processorTime(pid)
      const result = await load(url, request, { duration: seconds })
      const after = processorTime(pid)
      const spent = before === undefined || after === undefined ? undefined : after - before
      return { bytes, ...result, processor: spent === undefined ? undefined : spent / result.answers }
    }
    return { start: milliseconds, idle, one: await measured(one), page: await measured(page) }
  })
}

/** The memory after so many requests of a server that has answered nothing before. */
export async function memoryAfter (
  peer: Peer, installed: Installed, sample: Sample, amount: number
): Promise<number | undefined> {
  return await during(peer, installed, sample, async ({ url, pid }) => {
    await load(url, peer.one(sample), { amount })
    return ownMemory(pid)
  })
}
