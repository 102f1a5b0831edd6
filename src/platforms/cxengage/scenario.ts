import { together } from '../../world/scenario-error.ts'
import type { Scenario } from '../../world/scenario.ts'
import type { InteractionModel } from '../kit/interaction-table.ts'
import { checkFixedIds, readAliases, type FindAlias } from '../kit/static-documents.ts'
import type { Source } from '../platform.ts'
import { checkCredentials } from './access/auth.ts'
import { createInteractionModel } from './interactions/model.ts'
import type { InteractionTexts } from './interactions/texts.ts'
import { parseSettings, type CxengageSettings } from './settings.ts'
import { DIALECT, readStatics, type StaticInteraction } from './interactions/static-interactions.ts'

/** What a scenario tells the platform, read once. */
export interface Parsed {
  scenario: Scenario
  settings: CxengageSettings
  findAlias: FindAlias
  statics: readonly StaticInteraction[]
  model: InteractionModel<InteractionTexts>
}

/** Throws ScenarioError. */
export function parseSource ({ scenario, statics }: Source): Parsed {
  const [, settings, own, findAlias] = together(() => checkCredentials(scenario), () => parseSettings(scenario),
    () => readStatics(statics), () => readAliases(statics, DIALECT))
  checkFixedIds(scenario, DIALECT.platform, own, statics)
  return { scenario, settings, findAlias, statics: own, model: createInteractionModel(own) }
}
