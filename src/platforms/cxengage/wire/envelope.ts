import { joined } from '../../../http/joined.ts'

/**
 * A list's envelope with its documents as the results; nothing is parsed or written again.
 * @param envelope its `results` hold their place
 * @param empty what stands there when there are none
 */
export function writeList<Envelope extends { results: null }> (
  envelope: Envelope, documents: readonly string[], empty: 'null' | '[]' = '[]'
): Buffer {
  const [head, tail] = textsAround(envelope, 'results')
  return documents.length === 0 ? joined(head + empty, [], tail) : joined(`${head}[`, documents, `]${tail}`)
}

/** The texts of an object before the value of one of its keys, and after it. */
function textsAround (object: object, key: string): readonly [head: string, tail: string] {
  const entries = Object.entries(object)
  const place = entries.findIndex(([name]) => name === key)
  const text = (from: number, until?: number) =>
    entries.slice(from, until).map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
  return [`{${[...text(0, place), `"${key}":`].join(',')}`, `${['', ...text(place + 1)].join(',')}}`]
}
