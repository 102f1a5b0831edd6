/** Letters that may be wrong in a word. */
const SLIPS = 2
/** No name that somebody may have meant is longer. */
const LONGEST = 100
/** How many names a list of all has. */
const MOST_NAMES = 12

/**
 * What to say after a word that is not known: the known one that it is likely to be, or all of them.
 * @param prefix what all of them begin with, and nobody gets wrong
 */
export function didYouMean (word: string, known: readonly string[], prefix = ''): string {
  const name = nearest(word, known, prefix)
  return name === undefined ? `it has ${known.join(', ')}` : `did you mean ${name}?`
}

/** The same for a name of a scenario, quoted; of many names some. */
export function meant (word: string, known: readonly string[]): string {
  const name = nearest(word, known)
  if (name !== undefined) return `did you mean "${name}"?`
  const rest = known.length - MOST_NAMES
  return `it has ${known.slice(0, MOST_NAMES).map(one => one.slice(0, LONGEST)).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** What to say once all known names are told: only that one is near. */
export function suggestion (word: string, known: readonly string[]): string {
  const name = nearest(word, known)
  return name === undefined ? '' : `; did you mean "${name}"?`
}

function nearest (word: string, known: readonly string[], prefix = ''): string | undefined {
  const ownPart = (name: string) => name.slice(prefix.length)
  if (word.length > LONGEST) return undefined
  const [best] = known
    .filter(name => Math.abs(name.length - word.length) <= SLIPS)
    .map(name => ({ name, edits: distance(ownPart(word), ownPart(name)) }))
    .sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= SLIPS && best.edits < ownPart(word).length ? best.name : undefined
}

/** How many letters one has to insert, delete or replace (Levenshtein), whatever their case. */
function distance (one: string, other: string): number {
  const letters = [...other.toLowerCase()]
  let row = [0, ...letters.map((_, index) => index + 1)]
  for (const letter of one.toLowerCase()) {
    const next = [(row[0] ?? 0) + 1]
    letters.forEach((own, index) => {
      const replaced = (row[index] ?? 0) + (own === letter ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    })
    row = next
  }
  return row.at(-1) ?? 0
}
