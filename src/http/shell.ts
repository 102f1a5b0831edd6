import { UNPRINTABLE } from '../world/shown.ts'

/**
 * A text as one word of a POSIX shell. What cannot be printed is written as the bytes' numbers in `$'…'`, which bash,
 * ksh, zsh and POSIX from 2024 on read.
 */
export function quote (text: string): string {
  if (/^[\w.:/@-]+$/.test(text)) return text
  if (!UNPRINTABLE.test(text)) return `'${text.replaceAll('\'', '\'\\\'\'')}'`
  return `$'${[...Buffer.from(text)].map(written).join('')}'`
}

const written = (byte: number) =>
  isPlain(byte) ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`

/** Printable ASCII that means nothing between `$'` and `'`. */
const isPlain = (byte: number) => byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c
