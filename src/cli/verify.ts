import type { Config } from '../config.ts'
import type { Report } from '../invariants/report.ts'
import { createRingback } from '../server.ts'
import { columns } from './columns.ts'
import { createProgressReport } from './progress-report.ts'

/** Checks what a database file holds, or all that a scenario makes; 1 when something does not hold. */
export async function verify (
  { scenario, seed, days, perDay, clock, database }: Pick<Config, 'scenario' | 'seed' | 'days' | 'perDay' | 'clock' | 'database'>
): Promise<number> {
  const inFile = database !== ':memory:'
  const ringback = createRingback({ scenario, seed, days, perDay, clock, database, readOnly: inFile })
  const progress = createProgressReport('rows')
  try {
    if (!inFile) {
      await ringback.app.ready()
      await ringback.seed()
      await ringback.written()
    }
    const report = await ringback.invariants(progress.tell)
    progress.end()
    console.log(textOf(report))
    return report.violations === 0 ? 0 : 1
  } finally {
    progress.end()
    await ringback.close()
  }
}

/** A line for each relation, and a paragraph for each violation that the report tells. */
function textOf ({ at, checked, violations, relations, examples }: Report): string {
  const rows = relations.map(({ platform, name, checked, violated }) =>
    [platform, name, String(checked), String(violated)])
  const paragraphs = examples.map(({ platform, tenant, interaction, relation, expected, found }) => [
    `${platform}: ${relation}`,
    `  tenant ${tenant ?? '-'}, interaction ${interaction ?? '-'}`,
    `  expected ${expected}`,
    `  found    ${found}`
  ].join('\n'))
  const more = violations - examples.length
  return [
    columns([['platform', 'relation', 'checked', 'violations'], ...rows]),
    ...paragraphs,
    ...(more > 0 ? [`and ${more} more`] : []),
    `${checked} checks at ${at}: ${violations === 0 ? 'no violations' : `${violations} violation${violations === 1 ? '' : 's'}`}`
  ].join('\n\n')
}
