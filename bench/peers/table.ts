import { medianOf, ratioTo, type Outcome } from './outcome.ts'

type Column = [head: string, cell: (outcome: Outcome) => string]

const fixed = (value: number | undefined, digits = 0) => value === undefined ? '–' : value.toFixed(digits)
const grouped = (value: number | undefined) => value === undefined ? '–' : Math.round(value).toLocaleString('en')
const mebibytes = (bytes: number | undefined) => fixed(bytes && bytes / 2 ** 20)

/** A Markdown table of all that was measured. */
function table (outcomes: readonly Outcome[], columns: readonly Column[]): string {
  const rows = outcomes.filter(({ rounds }) => rounds.length > 0).map(outcome =>
    [outcome.name, ...columns.map(([, cell]) => cell(outcome))])
  return [['Server', ...columns.map(([head]) => head)], ['---', ...columns.map(() => '--:')], ...rows]
    .map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** How fast, the medians of the rounds. */
export function speeds (outcomes: readonly Outcome[]): string {
  const [first] = outcomes
  const columns = (key: 'one' | 'page', head: string): Column[] => [
    [head, outcome => grouped(medianOf(outcome, round => round[key].rate))],
    ['ratio', outcome => fixed(first && ratioTo(first, outcome, round => round[key].rate), 2)],
    ['p99 ms', outcome => fixed(medianOf(outcome, round => round[key].p99), 1)],
    ['processor µs', outcome => grouped(medianOf(outcome, ({ [key]: { processor } }) => processor && processor * 1e6))]
  ]
  return table(outcomes, [...columns('one', 'One a second'), ...columns('page', 'Page of 10 a second')])
}

/** What it costs to have it. */
export function costs (outcomes: readonly Outcome[], requests: number): string {
  return table(outcomes, [
    ['Start ms', outcome => grouped(medianOf(outcome, round => round.start))],
    ['Memory MiB, idle', outcome => mebibytes(medianOf(outcome, round => round.idle))],
    [`after ${requests.toLocaleString('en')}`, outcome => mebibytes(outcome.after)],
    ['Installed MB', outcome => fixed(outcome.installed && outcome.installed / 1e6)]
  ])
}

export function failures (outcomes: readonly Outcome[]): string {
  return outcomes.filter(({ failed }) => failed !== undefined)
    .map(({ name, failed }) => `\nNot measured to the end: ${name}, because ${failed}.\n`).join('')
}
