import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { CaseReport } from '../../cases/report.ts'
import type { Cases } from '../../cases/create-cases.ts'
import { factsOf, type Played } from './facts.ts'
import { html, type Part } from './html.ts'
import { layout } from './layout.ts'
import { choose, type Choice, type Wish } from './pictures/choice.ts'
import { documentsOf } from './pictures/documents.ts'
import { casesSection } from './sections/cases-section.ts'
import { clockPanel } from './sections/clock-panel.ts'
import { credentialsSection } from './sections/credentials.ts'
import { daySection } from './sections/day-section.ts'
import { interactionSection } from './sections/interaction-section.ts'
import { MOST } from './sections/more.ts'
import { tenantsSection } from './sections/tenants.ts'
import { tryIt } from './sections/try-it.ts'
import { whatRuns } from './sections/what-runs.ts'

const PARTS = [
  ['today', 'Today'], ['interaction', 'Interaction'], ['try', 'Try it'], ['tenants', 'Tenants'],
  ['credentials', 'Credentials'], ['cases', 'Cases']
] as const

/** What runs, who may ask, and two pictures of what happens. Others have their turn between its parts. */
export async function firstPage (
  app: FastifyInstance, played: Played, cases: Cases, wish: Wish, base: string
): Promise<string> {
  const now = played.status.clock.now()
  const facts = factsOf(played, base)
  await nextTurn()
  const choice = await choose(played, cases, wish, now)
  await nextTurn()
  const pictures = choice && await picturesOf(app, played, choice)
  const reports = await reportsOf(facts.cases.slice(0, MOST), cases)
  return layout({
    title: `ringback: ${facts.scenario.name.slice(0, 80)}`,
    parts: PARTS,
    main: html`
<h1 class="hidden">ringback, a mock of contact centre platforms</h1>
<div class="two">${whatRuns(facts)}${clockPanel(facts.clock, choice && localTime(choice))}</div>
${pictures}
${tryIt(facts)}
${tenantsSection(facts, choice?.today.centre.tenant.id)}
${credentialsSection(facts)}
${casesSection(reports, facts.cases.length)}`
  })
}

async function picturesOf (app: FastifyInstance, played: Played, choice: Choice): Promise<Part> {
  const { timeline, timelines, today: { now } } = choice
  const told = timeline === undefined ? [] : await documentsOf(app, played, timeline, timelines, now)
  await nextTurn()
  const day = daySection(choice)
  await nextTurn()
  return [day, interactionSection(choice, told)]
}

async function reportsOf (named: readonly { name: string }[], cases: Cases): Promise<CaseReport[]> {
  const reports: CaseReport[] = []
  for (const { name } of named) {
    await nextTurn()
    const report = await cases.named(name)
    if (report !== undefined) reports.push(report)
  }
  return reports
}

const localTime = ({ today: { now, centre: { calendar, tenant } } }: Choice) =>
  `${calendar.timeOf(now).slice(0, 5)} in ${tenant.timezone}`
