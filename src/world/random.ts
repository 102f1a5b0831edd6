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
export function createRandom (key: string, index = 0): Random {
  let [a, b, c] = hash96(key)
  let d = index >>> 0

  // sfc32: small, fast and well distributed; the counter starts at the index.
  function uint32 (): number {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return t >>> 0
  }
  a ^= Math.imul(d + 1, 0x9e3779b1)
  for (let i = 0; i < 12; i++) uint32()

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
