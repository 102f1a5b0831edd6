import type { Database } from '../store/connection.ts'
import { createLogTable } from '../store/log-table.ts'
import type { Entry, EntryKind } from './entry.ts'

/** An entry in its place. */
export interface Logged {
  readonly position: number
  /** The machine's time, in ms. */
  readonly at: number
  readonly entry: Entry
}

/** All that the server was told, in its order. An entry is stored before anybody is told that it happened. */
export interface Log {
  /** Of the last entry; 0 without one. */
  readonly position: number
  append (entry: Entry): Logged
  /** Takes over what was told elsewhere. */
  take (entries: readonly { at: number, entry: Entry }[]): void
  /** Entries after a position, at most so many. */
  page (after: number, limit: number, where?: { space?: string, kind?: EntryKind }): Logged[]
}

/** How many entries are read at a time where all of them are. */
const AT_A_TIME = 500

/** @param time the machine's, in ms */
export function createLog (db: Database, time: () => number): Log {
  const table = createLogTable(db)
  let position = table.last()

  function store (at: number, entry: Entry): Logged {
    const { space, kind, ...rest } = entry
    table.insert({ position: position + 1, at, space, kind, entry: JSON.stringify(rest) })
    position++
    return { position, at, entry }
  }

  return {
    get position () { return position },
    append: entry => store(time(), entry),
    take (entries) { for (const { at, entry } of entries) store(at, entry) },

    page: (after, limit, { space, kind } = {}) => table.page(after, limit, space, kind)
      .map(({ position, at, space, kind, entry }) =>
        ({ position, at, entry: { kind, space, ...JSON.parse(entry) } as Entry })) // our own text
  }
}

/** All entries, from the first one on. */
export function * entriesOf (log: Log): Generator<Logged> {
  for (let after = 0; ;) {
    const some = log.page(after, AT_A_TIME)
    yield * some
    if (some.length < AT_A_TIME) return
    after = some.at(-1)?.position ?? after
  }
}
