import type BetterSqlite3 from 'better-sqlite3'

/** A database that is open. */
export type Database = BetterSqlite3.Database
