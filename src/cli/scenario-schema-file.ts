import path from 'node:path'

/** Where the schema of scenario files is kept: beside the scenarios, which name it for the sake of editors. */
export const SCENARIO_SCHEMA = path.join(import.meta.dirname, '..', '..', 'seeds', 'scenario.schema.json')
