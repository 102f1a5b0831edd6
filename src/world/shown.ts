/** How much of somebody's text a message shows, in UTF-16 units: enough to know it again. */
const LONGEST = 48

/** Moves a cursor, ends a line, turns the direction of writing, or cannot be seen: no terminal shall obey it. */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (letter: string) => SHORT[letter] ?? `\\u{${letter.codePointAt(0)?.toString(16)}}`

/** A text with an escape such as `\n` or `\u{1b}` for everything that cannot be printed. */
export const printable = (text: string): string =>
  UNPRINTABLE.test(text) ? text.replaceAll(new RegExp(UNPRINTABLE, 'gu'), escaped) : text

/** The beginning of a text, as it can be printed. */
export function shown (text: string, longest = LONGEST): string {
  if (text.length <= longest) return printable(text)
  return `${printable(text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ''))}…`
}

/** A value of somebody's, for a message: the beginning of a text, quoted, and of what can be deep its kind alone. */
export function quoted (value: unknown): string {
  if (typeof value === 'string') return `"${shown(value).replaceAll('"', '\\"')}"`
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object'
  return shown(String(value))
}
