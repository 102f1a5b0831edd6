/** The id of the same place. Throws RangeError. */
export function idAt (ids: readonly string[], index: number): string {
  const id = ids[index]
  if (id === undefined) throw new RangeError(`no id at ${index}`)
  return id
}
