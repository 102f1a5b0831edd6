/** Bytes from <= b < to. */
export interface ByteRange { from: number, to: number }

/**
 * What a Range header asks for of so many bytes. Undefined is all of them: where there is no header, it has another
 * unit or form, or asks for several ranges, which a server may ignore. `none` is a range that lies beyond the end.
 */
export function parseRange (header: string | undefined, length: number): ByteRange | 'none' | undefined {
  const [, first, last] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') return Number(last) === 0 ? 'none' : { from: Math.max(0, length - Number(last)), to: length }
  const [from, to] = [Number(first), last === '' ? length : Math.min(Number(last) + 1, length)]
  if (last !== '' && Number(last) < from) return undefined
  return from >= length ? 'none' : { from, to }
}
