import table from './zones.json' with { type: 'json' }

/** A time zone: from one instant to the next its clocks have one offset. */
export interface Zone {
  /** The ends of the spans, in ms, the last one infinite. */
  readonly untils: readonly number[]
  /** What the clocks are ahead of UTC at an instant, in ms. */
  offsetAt (instant: number): number
}

/** Spans of zones, packed: minutes west of UTC, which of them a span has, and minutes from end to end. */
const PACKED: ReadonlyMap<string, string> = new Map(Object.entries<string>(table.zones).map(lowerCased))
const LINKS: ReadonlyMap<string, string> = new Map(Object.entries<string>(table.links).map(lowerCased))

const opened = new Map<string, Zone>()

/** The zone of that name in any letter case, or undefined. */
export function findZone (name: string): Zone | undefined {
  const key = name.toLowerCase()
  const known = opened.get(key)
  if (known !== undefined) return known
  const packed = PACKED.get(LINKS.get(key)?.toLowerCase() ?? key)
  if (packed === undefined) return undefined
  const zone = unpack(packed)
  opened.set(key, zone)
  return zone
}

function unpack (packed: string): Zone {
  const [west = '', indices = '', lengths = ''] = packed.split('|')
  const offsets = west.split(' ').map(minutes => -fromBase60(minutes) * 60_000)
  const spans = [...indices].map(index => offsets[fromBase60(index)] ?? NaN)
  const untils: number[] = []
  let until = 0
  for (const length of lengths.split(' ').slice(0, spans.length - 1)) {
    until = Math.round(until + fromBase60(length) * 60_000)
    untils.push(until)
  }
  untils.push(Infinity)
  return { untils, offsetAt: instant => spans[spanAt(untils, instant)] ?? NaN }
}

/** The first span that ends after the instant. */
function spanAt (untils: readonly number[], instant: number): number {
  let low = 0
  let high = untils.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((untils[middle] ?? Infinity) <= instant) low = middle + 1
    else high = middle
  }
  return low
}

/** Digits 0-9, a-z, A-X; a fraction after a dot. */
function fromBase60 (text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  let number = 0
  for (const digit of whole) number = 60 * number + digitOf(digit)
  let unit = 1
  for (const digit of fraction) {
    unit /= 60
    number += digitOf(digit) * unit
  }
  return text.startsWith('-') ? -number : number
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'

const digitOf = (digit: string) => DIGITS.indexOf(digit)

function lowerCased ([name, value]: [string, string]): [string, string] {
  return [name.toLowerCase(), value]
}
