import type { Source } from '../platform.ts'
import type { InteractionModel } from '../kit/interaction-table.ts'
import { readAliases, type FindAlias } from '../kit/static-documents.ts'
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
  checkCredentials(scenario)
  const settings = parseSettings(scenario)
  const statics = readStatics(source.statics)
  const model = createInteractionModel(settings, statics)
  return { scenario, settings, statics, findAlias: readAliases(source.statics, DIALECT), model }
}
