import { v1, v4, v5 } from 'uuid'
import type { Random } from './random.ts'

/** A process that makes version-1 ids: its clock sequence and node are the last 17 characters of each. */
export interface IdService { clockseq: number, node: Uint8Array }

export function drawIdService (random: Random): IdService {
  return {
    clockseq: random.int(0, 0x3fff),
    node: Uint8Array.from({ length: 6 }, () => random.int(0, 255))
  }
}

/** The library would fetch random bytes for every id, only to ignore them. */
const UNUSED = new Uint8Array(16)

/** A version-1 UUID whose time is the instant, to the millisecond. */
export const timeUuid = (instant: number, { clockseq, node }: IdService): string =>
  v1({ msecs: instant, nsecs: 0, clockseq, node, random: UNUSED })

/** The beginning of the Gregorian calendar, from which version 1 counts, in ms. */
const GREGORIAN = Date.UTC(1582, 9, 15)

/** The instant that a version-1 UUID tells, to the millisecond. */
export function timeOf (id: string): number {
  const [low = '', middle = '', high = ''] = id.split('-')
  return Math.round(parseInt(high.slice(1) + middle + low, 16) / 10_000) + GREGORIAN
}

/** Filled anew for every id, and read at once. */
const bytes = new Uint8Array(16)

/** A version-4 UUID from a random stream. */
export function randomUuid (random: Random): string {
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.int(0, 255)
  return v4({ random: bytes })
}

/** A version-5 UUID: of a name within what another UUID names. */
export const nameUuid = (name: string, within: string): string => v5(name, within)
