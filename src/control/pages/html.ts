/** HTML that may stand in a page as it is: only {@link html} makes it, and escapes every text that is put into it. */
export class Html {
  readonly text: string

  constructor (text: string) {
    this.text = text
  }
}

/** What can be put into a template; nothing is written of `undefined`, `null` and `false`. */
export type Part = Html | string | number | undefined | null | false | readonly Part[]

/** A piece of a page. Values of attributes are always quoted in templates, so escaping them is enough there, too. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((text, index) => index === 0 ? text : written(parts[index - 1]) + text).join(''))

function written (part: Part): string {
  if (part instanceof Html) return part.text
  if (part === undefined || part === null || part === false) return ''
  if (typeof part === 'object') return part.map(written).join('')
  return escaped(String(part))
}

const ENTITIES: Readonly<Record<string, string>> =
  { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, letter => ENTITIES[letter] ?? letter)
