/** The texts of an object before the value of one of its keys, and after it: what is joined with a page's documents. */
export function textsAround (object: object, key: string): readonly [head: string, tail: string] {
  const entries = Object.entries(object)
  const place = entries.findIndex(([name]) => name === key)
  const text = (from: number, until?: number) =>
    entries.slice(from, until).map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
  return [`{${[...text(0, place), `"${key}":`].join(',')}`, `${['', ...text(place + 1)].join(',')}}`]
}
