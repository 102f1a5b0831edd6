import { listScenarios } from '../seeding/list-scenarios.ts'
import { columns } from './columns.ts'

/** Lists what `--scenario` can name. */
export function scenarios (): number {
  console.log(columns(listScenarios().map(({ name, description }) => [name, description])))
  return 0
}
