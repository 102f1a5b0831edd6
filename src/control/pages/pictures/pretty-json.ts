import { html, type Html, type Part } from '../html.ts'

/** A page shows no more of a document. */
const MOST_TOKENS = 12_000

const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** JSON in lines, every value spelt as it was sent. */
export function prettyJson (text: string): Html {
  const tokens = text.match(TOKEN) ?? []
  const parts: Part[] = []
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  for (const [index, token] of tokens.slice(0, MOST_TOKENS).entries()) {
    const [before, after] = [tokens[index - 1] ?? '', tokens[index + 1]]
    if (token === '{' || token === '[') {
      depth++
      parts.push(token, after !== '}' && after !== ']' && line())
    } else if (token === '}' || token === ']') {
      depth--
      parts.push(before !== '{' && before !== '[' && line(), token)
    } else if (token === ',') {
      parts.push(token, line())
    } else if (token === ':') {
      parts.push(': ')
    } else {
      const kind = after === ':' ? 'key' : token.startsWith('"') ? 'string' : 'value'
      parts.push(html`<span class="json-${kind}">${token}</span>`)
    }
  }
  return html`${parts}${tokens.length > MOST_TOKENS && '\n… (the rest is left out here)'}`
}
