import type { Installed } from './install.ts'
import { load, sizeOfAnswer, type Load } from './load.ts'
import type { Peer } from './peer.ts'
import { ownMemory, untilIdle } from './proc.ts'
import type { Sample } from './sample.ts'
import { start, type Running } from './start.ts'

export interface Round {
  start: number
  idle: number | undefined
  one: Load & { bytes: number }
  page: Load & { bytes: number }
}

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
  peer: Peer, installed: Installed, sample: Sample, seconds: number
): Promise<Round> {
  return await during(peer, installed, sample, async ({ url, pid, milliseconds }) => {
    const idle = ownMemory(pid)
    const measured = async (request: ReturnType<Peer['one']>) => {
      const bytes = await sizeOfAnswer(url, request, sample.id)
      await load(url, request, { duration: Math.ceil(seconds / 2) }) // warm
      return { bytes, ...await load(url, request, { duration: seconds }) }
    }
    return { start: milliseconds, idle, one: await measured(peer.one(sample)), page: await measured(peer.page(sample)) }
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
