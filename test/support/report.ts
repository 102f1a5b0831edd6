import type { Report } from '../../src/invariants/report.ts'

/** What does not hold, in one line each. */
export const broken = ({ examples }: Report) => examples.map(({ platform, interaction, relation, expected, found }) =>
  `${platform} ${interaction}: ${relation}: expected ${expected}, found ${found}`)
