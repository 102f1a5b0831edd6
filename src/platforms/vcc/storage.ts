import type { Database } from '../../store/connection.ts'
import { createInteractionStore } from '../kit/interaction-store.ts'
import type { Storage, World } from '../platform.ts'
import { createAgentActivities } from './agent-activities/repository.ts'
import { createApi, type Repositories } from './api.ts'
import { createCounts } from './day-lists/counts.ts'
import { createContentRepository } from './content/repository.ts'
import { createInteractionRepository } from './interactions/repository.ts'
import { createInvariants } from './invariants/all.ts'
import { createQueueVisits } from './queue-times/repository.ts'
import type { Parsed } from './scenario.ts'
import { createAgentStates } from './wfm/repository.ts'

/** What the platform keeps are interactions. The lists beside them are read off the simulated days. */
export function createStorage (db: Database, world: World, parsed: Parsed): Storage {
  const { model, statics, findAlias } = parsed
  const readCounts = createCounts(db)
  const store = createInteractionStore(db, world, model)
  const repositories: Repositories = {
    interactions: createInteractionRepository({ db, store, statics, findAlias }),
    contents: createContentRepository({ db, store, statics, findAlias }),
    activities: createAgentActivities(world, readCounts, statics),
    states: createAgentStates(world, readCounts),
    visits: createQueueVisits(world, readCounts, statics)
  }
  return {
    ...store.kept,
    invariants: createInvariants(db, store.ledger, model, repositories),
    api: context => createApi(context, world, parsed, repositories)
  }
}
