import { NOON } from './build.ts'
import { madeHistory } from './stored-history.ts'

// Before all tests: the database of the default scenario's history, which they copy.
await madeHistory(NOON)
