import type { DeletedContent, Written } from '../world/written.ts'
import type { Entry } from './entry.ts'

export type WritingEntry = Extract<Entry, { kind: 'delete-content' | 'delete-file' | 'set-metadata' }>

/** What is written once an entry of the log was. */
export function withEntry (written: Written, entry: WritingEntry): Written {
  const { deleted, metadata } = written
  switch (entry.kind) {
    case 'delete-content': return { ...written, deleted: withoutAll(deleted, entry.ids) }
    case 'delete-file': {
      const keys = new Set([...deleted.some.get(entry.id)?.keys ?? [], entry.key])
      const some = new Map(deleted.some).set(entry.id, { keys, leftFrom: entry.leftFrom })
      return { ...written, deleted: { ...deleted, some } }
    }
    case 'set-metadata': return { ...written, metadata: new Map(metadata).set(entry.id, entry.metadata) }
  }
}

function withoutAll ({ all, some }: DeletedContent, ids: readonly string[]): DeletedContent {
  const left = new Map(some)
  for (const id of ids) left.delete(id)
  return { all: new Set([...all, ...ids]), some: left }
}

/** How many interactions have deleted content. */
export const deletedIn = ({ deleted: { all, some } }: Written): number => all.size + some.size
