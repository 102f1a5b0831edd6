import path from 'node:path'
import type { OpenApiDocument } from '../http/contract-scope.ts'

interface Operation {
  summary?: string
  parameters?: { in: string, name: string }[]
  'x-evidence'?: { level: string }
  'x-not-emulated'?: boolean
  /** Without a name: any user of the tenant. */
  'x-permission'?: { name: string | null, level: string }
}

/** A page that has something of the contracts, between two marks. */
interface GeneratedPage {
  file: string
  begin: string
  end: string
  table (contracts: readonly OpenApiDocument[]): string
}

const ROOT = path.join(import.meta.dirname, '..', '..')

/** The pages that `npm run openapi` writes anew. */
export const GENERATED_PAGES: readonly GeneratedPage[] = [
  {
    file: path.join(ROOT, 'docs', 'support-matrix.md'),
    begin: '<!-- support matrix: npm run openapi -->',
    end: '<!-- end of the support matrix -->',
    table: supportMatrix
  },
  {
    file: path.join(ROOT, 'README.md'),
    begin: '<!-- support summary: npm run openapi -->',
    end: '<!-- end of the support summary -->',
    table: supportSummary
  }
]

/** Every route of the contracts with its parameters, its state, and what it rests on: a table in Markdown. */
function supportMatrix (contracts: readonly OpenApiDocument[]): string {
  const rows = contracts.flatMap(contract => routesOf(contract).map(([route, operation]) => rowOf(route, operation)))
  return [
    '| Route | State | Parameters of the query | Evidence | Permission |', '|---|---|---|---|---|', ...rows
  ].join('\n')
}

/** How many routes of each contract there are, and on what they rest: a table in Markdown. */
function supportSummary (contracts: readonly OpenApiDocument[]): string {
  const rows = contracts.map(contract => {
    const operations = routesOf(contract).map(([, operation]) => operation)
    const emulated = operations.filter(isEmulated)
    const resting = (level: string) => emulated.filter(operation => operation['x-evidence']?.level === level).length
    const { title } = contract['info'] as { title: string } // every contract has one
    return `| ${[title, emulated.length, operations.length - emulated.length, ...LEVELS.map(resting)].join(' | ')} |`
  })
  return [
    `| Contract | Emulated | 501 | ${LEVELS.map(level => `Emulated: ${level}`).join(' | ')} |`,
    `|---|${'--:|'.repeat(LEVELS.length + 2)}`, ...rows
  ].join('\n')
}

/** What a statement can rest on, the firmest first. */
const LEVELS = ['documented', 'observed', 'inferred', 'assumed']

const routesOf = ({ paths }: OpenApiDocument) =>
  Object.entries(paths as Record<string, Record<string, Operation>>) // as the generator makes them
    .flatMap(([url, operations]) => Object.entries(operations)
      .map(([method, operation]) => [`${method.toUpperCase()} ${url}`, operation] as const))

const isEmulated = (operation: Operation) => operation['x-not-emulated'] !== true

function rowOf (route: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).filter(parameter => parameter.in === 'query').map(({ name }) =>
    `\`${name}\``)
  const state = isEmulated(operation) ? 'emulated' : '501'
  return `| \`${route}\` | ${state} | ${parameters.join(', ')} | ${operation['x-evidence']?.level ?? ''} | ${permissionOf(operation)} |`
}

/** What is not documented says so. */
function permissionOf ({ 'x-permission': wanted }: Operation): string {
  if (wanted === undefined) return ''
  return `${wanted.name === null ? 'none' : `\`${wanted.name}\``}${wanted.level === 'documented' ? '' : ` (${wanted.level})`}`
}

/** Puts a page's table between its marks. */
export function withTable (
  page: string, { file, begin, end, table }: GeneratedPage, contracts: Iterable<OpenApiDocument>
): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${file} has no ${begin} … ${end}`)
  return `${before}${begin}\n${table([...contracts])}\n${end}${after}`
}
