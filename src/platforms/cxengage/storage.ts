import type { Database } from '../../store/connection.ts'
import { createInteractionStore } from '../kit/interaction-store.ts'
import type { Storage, World } from '../platform.ts'
import { createApi } from './api.ts'
import { createInteractionRepository } from './interactions/repository.ts'
import { createInvariants } from './invariants/all.ts'
import type { Parsed } from './scenario.ts'

/** What the platform keeps are interactions. */
export function createStorage (db: Database, world: World, parsed: Parsed): Storage {
  const { model, findAlias } = parsed
  const store = createInteractionStore(db, world, model)
  const interactions = createInteractionRepository(db, store, findAlias)
  return {
    ...store.kept,
    invariants: createInvariants(db, store.ledger, model, interactions),
    api: context => createApi(context, world, parsed, interactions)
  }
}
