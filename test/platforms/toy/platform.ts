import type { Platform, Setup } from '../../../src/platforms/platform.ts'
import { createMakeRows, staticDaysOf } from '../../../src/platforms/kit/interaction-table.ts'
import { createInteractionStore } from '../../../src/platforms/kit/interaction-store.ts'
import { createApi, PATH } from './api.ts'
import { createInvariants } from './invariants.ts'
import { idOf, INDEXES, model, TABLES } from './calls.ts'

/** A third platform, as small as one can be: it has all parts that the contract asks for, and none that it does not. */
export const toy: Platform = {
  name: 'toy',
  title: 'Toy Calls API',
  basePath: PATH,
  grants: [],
  tables: TABLES,
  indexes: INDEXES,
  owns: path => path === PATH || path.startsWith(`${PATH}/`),
  canonical: url => url,
  refusal: status => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      fault: { status, text: 'refused' }
    })
  }),
  setUp
}

function setUp (): Setup {
  return {
    staticDays: centre => staticDaysOf(centre, model.statics),
    makeRows: createMakeRows(model),
    locate: timeline => model.isSupported(timeline)
      ? { id: idOf(timeline), path: `${PATH}/calls/${idOf(timeline)}` }
      : undefined,
    samples: base => [`curl -H 'x-key: …' ${base}${PATH}/calls`],
    storage (db, world) {
      const store = createInteractionStore(db, world, model)
      return {
        ...store.kept,
        invariants: createInvariants(db, store),
        api: context => createApi(context, store)
      }
    }
  }
}
