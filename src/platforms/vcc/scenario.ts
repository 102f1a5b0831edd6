import type { Source } from '../platform.ts'
import type { InteractionModel } from '../kit/interaction-table.ts'
import { checkFixedIds, readAliases, type FindAlias } from '../kit/static-documents.ts'
import { together } from '../../world/scenario-error.ts'
import type { Scenario } from '../../world/scenario.ts'
import { createInteractionModel, type Texts } from './interactions/model.ts'
import { checkCredentials } from './scopes.ts'
import { parseSettings, type VccSettings } from './settings.ts'
import { DIALECT, readStatics, type StaticInteraction } from './static-interactions.ts'

/** What a scenario tells the platform, read once. */
export interface Parsed {
  scenario: Scenario
  settings: VccSettings
  statics: readonly StaticInteraction[]
  findAlias: FindAlias
  model: InteractionModel<Texts>
}

/** Throws ScenarioError. */
export function parseSource ({ scenario, ...source }: Source): Parsed {
  const [, settings, statics, findAlias] = together(() => checkCredentials(scenario), () => parseSettings(scenario),
    () => readStatics(source.statics), () => readAliases(source.statics, DIALECT))
  checkFixedIds(scenario, DIALECT.platform, statics.map(({ guid }) => ({ id: guid })), source.statics)
  const model = createInteractionModel(settings, statics)
  return { scenario, settings, statics, findAlias, model }
}
