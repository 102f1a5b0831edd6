/**
 * What clients have written that is no part of what happened, by an interaction's id on the platform. It is never
 * changed itself: more of it is another one.
 */
export interface Written {
  readonly deleted: DeletedContent
  /** What was put in the place of what the flow knows, key by key. */
  readonly metadata: ReadonlyMap<string, Metadata>
}

export interface DeletedContent {
  /** Interactions of which nothing is kept, whatever is still to come. */
  readonly all: ReadonlySet<string>
  /** Interactions of which something is kept. */
  readonly some: ReadonlyMap<string, DeletedFiles>
}

export interface DeletedFiles {
  readonly keys: ReadonlySet<string>
  /** From when on there is anything else. */
  readonly leftFrom: number
}

export type Metadata = Readonly<Record<string, unknown>>

export const NOTHING_WRITTEN: Written = { deleted: { all: new Set(), some: new Map() }, metadata: new Map() }

/** From when on an interaction has content that was not deleted; Infinity where all of it was. */
export const keptFrom = ({ all, some }: DeletedContent, id: string): number =>
  all.has(id) ? Infinity : some.get(id)?.leftFrom ?? -Infinity
