import { inspectDatabase, prepareDatabase } from '../../src/store/database.ts'

/** What a platform's table needs to have for the ledger. */
export const TABLE = `
  CREATE TABLE IF NOT EXISTS things (key INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, start INTEGER NOT NULL) STRICT;
  CREATE INDEX things_start ON things (tenant, start);
`
export const ORIGIN = { id: 'a', scenario: 'small', seed: 'ringback', source: '{}' }

/** A database of things, as a server opens its own. */
export function openThings (file = ':memory:', { tables = [TABLE], version = '1', readOnly = false } = {}) {
  const options = { file, tables, version, readOnly }
  const inspected = inspectDatabase(options)
  prepareDatabase(inspected, options, inspected.stored ?? ORIGIN)
  return inspected.db
}
