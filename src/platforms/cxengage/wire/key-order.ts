/**
 * QUIRK(cxengage) [observed: every object of the documentation's samples but the envelopes of lists and statistics]:
 * JSON keys come in the order of the platform's hash maps. More than eight keys: by the hash of the camelCase keyword,
 * read in groups of five bits from the low end. Eight or fewer: the same by the hash of the kebab-case keyword, the
 * order of the row that they
 * were made from.
 * Test: "keys of every sample are in the computed order".
 */
export const LARGEST_SMALL_MAP = 8

/** Compares two camelCase keys of an object with more than eight keys. */
export const compareInLargeMap = (a: string, b: string): number => compareHashes(keywordHash(a), keywordHash(b))

/** Compares two camelCase keys of an object with at most eight keys. */
export const compareInSmallMap = (a: string, b: string): number => compareInLargeMap(kebab(a), kebab(b))

/** The keys of one object in the platform's order. */
export function orderKeys (keys: readonly string[]): string[] {
  return keys.toSorted(keys.length > LARGEST_SMALL_MAP ? compareInLargeMap : compareInSmallMap)
}

const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function compareHashes (a: number, b: number): number {
  for (let shift = 0; shift < 32; shift += 5) {
    const difference = ((a >>> shift) & 31) - ((b >>> shift) & 31)
    if (difference !== 0) return difference
  }
  return 0
}

const GOLDEN_RATIO = 0x9e3779b9

/** Clojure's hash of the keyword `:name`, a signed 32-bit integer. */
function keywordHash (name: string): number {
  const hash = murmur3(name)
  const symbol = hash ^ ((GOLDEN_RATIO + (hash << 6) + (hash >> 2)) | 0)
  return (symbol + GOLDEN_RATIO) | 0
}

/** Murmur3 (x86, 32 bits, seed 0) over UTF-16 code units, two to a block. */
function murmur3 (text: string): number {
  let hash = 0
  for (let i = 1; i < text.length; i += 2) {
    hash ^= mix(text.charCodeAt(i - 1) | (text.charCodeAt(i) << 16))
    hash = (Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64) | 0
  }
  if (text.length % 2 === 1) hash ^= mix(text.charCodeAt(text.length - 1))
  hash ^= 2 * text.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const mix = (block: number) => Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593)

const rotateLeft = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits))
