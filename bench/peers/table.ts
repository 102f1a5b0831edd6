import { medianOf, ratioTo, type Outcome } from './outcome.ts'

const mebibytes = (bytes: number | undefined) => bytes === undefined ? '–' : (bytes / 2 ** 20).toFixed(0)
const fixed = (value: number | undefined, digits = 0) => value === undefined ? '–' : value.toFixed(digits)
const grouped = (value: number | undefined) => value === undefined ? '–' : Math.round(value).toLocaleString('en')

/** The rows of a Markdown table, the medians of the rounds. */
export function table (outcomes: readonly Outcome[], requests: number): string {
  const [first] = outcomes
  const head = ['Server', 'One a second', 'ratio', 'p99 ms', 'Page of 10 a second', 'ratio', 'p99 ms', 'Start ms',
    'Memory MiB, idle', `after ${requests.toLocaleString('en')}`, 'Installed MB']
  const rows = outcomes.filter(({ rounds }) => rounds.length > 0).map(outcome => [
    outcome.name,
    grouped(medianOf(outcome, round => round.one.rate)),
    fixed(first && ratioTo(first, outcome, round => round.one.rate), 2),
    fixed(medianOf(outcome, round => round.one.p99), 1),
    grouped(medianOf(outcome, round => round.page.rate)),
    fixed(first && ratioTo(first, outcome, round => round.page.rate), 2),
    fixed(medianOf(outcome, round => round.page.p99), 1),
    grouped(medianOf(outcome, round => round.start)),
    mebibytes(medianOf(outcome, round => round.idle)),
    mebibytes(outcome.after),
    outcome.installed === undefined ? '–' : (outcome.installed / 1e6).toFixed(0)
  ])
  const failures = outcomes.filter(({ failed }) => failed !== undefined)
    .map(({ name, failed }) => `Not measured to the end: ${name}, because ${failed}.`)
  return [...[head, head.map((_, index) => index === 0 ? '---' : '--:'), ...rows].map(cells => `| ${cells.join(' | ')} |`),
    ...failures.length === 0 ? [] : ['', ...failures]].join('\n')
}
