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

export const README = path.join(import.meta.dirname, '..', '..', 'README.md')

const BEGIN = '<!-- support matrix: npm run openapi -->'
const END = '<!-- end of the support matrix -->'

/** Every route of the contracts with its parameters, its state, and what it rests on: a table in Markdown. */
export function supportMatrix (contracts: Iterable<OpenApiDocument>): string {
  const rows = [...contracts].flatMap(({ paths }) =>
    Object.entries(paths as Record<string, Record<string, Operation>>) // as the generator makes them
      .flatMap(([url, operations]) =>
        Object.entries(operations).map(([method, operation]) => rowOf(`${method.toUpperCase()} ${url}`, operation))))
  return [
    '| Route | State | Parameters of the query | Evidence | Permission |', '|---|---|---|---|---|', ...rows
  ].join('\n')
}

function rowOf (route: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).filter(parameter => parameter.in === 'query').map(({ name }) =>
    `\`${name}\``)
  const state = operation['x-not-emulated'] === true ? '501' : 'emulated'
  return `| \`${route}\` | ${state} | ${parameters.join(', ')} | ${operation['x-evidence']?.level ?? ''} | ${permissionOf(operation)} |`
}

/** What is not documented says so. */
function permissionOf ({ 'x-permission': wanted }: Operation): string {
  if (wanted === undefined) return ''
  return `${wanted.name === null ? 'none' : `\`${wanted.name}\``}${wanted.level === 'documented' ? '' : ` (${wanted.level})`}`
}

/** Puts the matrix between its marks in a page. */
export function withMatrix (page: string, matrix: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`)
  return `${before}${BEGIN}\n${matrix}\n${END}${after}`
}
