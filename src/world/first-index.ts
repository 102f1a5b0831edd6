/** The first index of an ascending list from which on something holds; the list's length where it never does. */
export function firstIndex<Item> (list: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(list[middle] as Item)) high = middle
    else low = middle + 1
  }
  return low
}
