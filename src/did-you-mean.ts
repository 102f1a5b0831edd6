/** Letters that may be wrong in a word. */
const SLIPS = 2

/**
 * What to say after a word that is not known: the known one that it is likely to be, or all of them.
 * @param prefix what all of them begin with, and nobody gets wrong
 */
export function didYouMean (word: string, known: readonly string[], prefix = ''): string {
  const ownPart = (name: string) => name.slice(prefix.length)
  const [nearest] = known
    .map(name => ({ name, edits: distance(ownPart(word), ownPart(name)) }))
    .sort((a, b) => a.edits - b.edits)
  const isNear = nearest !== undefined && nearest.edits <= SLIPS
  return isNear ? `did you mean ${nearest.name}?` : `it has ${known.join(', ')}`
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
