/**
 * Chance, reproducible: the same key and index give the same draws on every machine.
 * Only integer arithmetic and + - * / decide anything, so no machine differs in a last bit.
 */
export interface Random {
  uint32 (): number
  /** A number in [0, 1). */
  unit (): number
  /** An integer in [min, max]. */
  int (min: number, max: number): number
  chance (share: number): boolean
  pick<T> (list: readonly T[]): T
  /** An exponentially distributed number with the given mean. */
  exponential (mean: number): number
}

/** A stream of its own for every key and index: one draw more elsewhere changes nothing here. */
export const createRandom = (key: string, index = 0): Random => createStreams(key)(index)

/** Returns the function that gives the stream of an index: for many streams of one key, which is hashed once. */
export function createStreams (key: string): (index: number) => Random {
  const [a, b, c] = hash96(key)
  return function streamOf (index) {
    const counter = index >>> 0
    const uint32 = sfc32(a ^ Math.imul(counter + 1, 0x9e3779b1), b, c, counter)
    for (let i = 0; i < 12; i++) uint32()
    return drawingFrom(uint32)
  }
}

/**
 * The generator sfc32 of PractRand (Chris Doty-Humphrey): small, fast and well distributed. Returns the function that
 * gives its next 32 bits.
 */
export function sfc32 (a: number, b: number, c: number, counter: number): () => number {
  return function uint32 () {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
}

function drawingFrom (uint32: () => number): Random {
  const unit = () => uint32() / 0x100000000
  const int = (min: number, max: number) => min + Math.floor(unit() * (max - min + 1))
  return {
    uint32,
    unit,
    int,
    chance: share => unit() < share,
    pick<T> (list: readonly T[]): T {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('cannot pick from an empty list')
      return picked
    },
    exponential: mean => -mean * ln((uint32() + 1) / 0x100000001)
  }
}

/** 32 well-mixed bits of a text. */
export const hash32 = (text: string): number => hash96(text)[0] >>> 0

const LN2 = 0.6931471805599453

/**
 * The natural logarithm, from basic arithmetic alone: `Math.log` may differ in its last bit between engines,
 * and here it decides when a customer calls.
 */
export function ln (x: number): number {
  let exponent = 0
  while (x > 1.5) { x /= 2; exponent++ }
  while (x < 0.75) { x *= 2; exponent-- }
  const y = (x - 1) / (x + 1)
  const square = y * y
  let power = y
  let sum = 0
  for (let n = 1; n < 26; n += 2) {
    sum += power / n
    power *= square
  }
  return 2 * sum + exponent * LN2
}

function hash96 (text: string): [number, number, number] {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  let c = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ a ^ code, 0x5bd1e995)
    c = Math.imul(c ^ (b >>> 13) ^ code, 0xc2b2ae35)
  }
  return [avalanche(a ^ c), avalanche(b ^ a), avalanche(c ^ b)]
}

function avalanche (h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
