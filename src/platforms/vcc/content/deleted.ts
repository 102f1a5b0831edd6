import type { DeletedContent } from '../../../world/written.ts'
import type { ContentOwner } from './owner.ts'

/**
 * The guids of interactions of which nothing is left at an instant as a JSON list, for SQL; null where there are none.
 */
export function hiddenAt ({ all, some }: DeletedContent, now: number): string | null {
  const waiting = [...some].filter(([, { leftFrom }]) => leftFrom > now).map(([guid]) => guid)
  return all.size + waiting.length === 0 ? null : JSON.stringify([...all, ...waiting])
}

/** What content of an interaction was not deleted; undefined where there will never be any. */
export function leftOf (owner: ContentOwner, { all, some }: DeletedContent): ContentOwner | undefined {
  const { guid } = owner
  if (all.has(guid)) return undefined
  const keys = some.get(guid)?.keys
  return keys === undefined ? owner : withoutFiles(owner, keys)
}

/** The same without some files. */
export function withoutFiles (owner: ContentOwner, keys: ReadonlySet<string>): ContentOwner | undefined {
  const portions = owner.portions.flatMap(({ since, contents }) => {
    const left = contents().filter(({ key }) => !keys.has(key))
    return left.length === 0 ? [] : [{ since, contents: () => left }]
  })
  return portions.length === 0 ? undefined : { ...owner, portions }
}
