import { createRequire } from 'node:module'
import type * as Momoa from '@humanwhocodes/momoa'
import type { ValueNode } from '@humanwhocodes/momoa'
import { ScenarioError, pointerPart, type Problem } from '../world/scenario-error.ts'

/** Where the parts of a scenario stand in its files. */
export interface Places {
  /** A file holds what is at the pointer. */
  add (pointer: string, file: string, text: string): void
  /** The same error with file, line and column, in the order of the files. */
  locate (error: ScenarioError): ScenarioError
}

type Place = Pick<Problem, 'line' | 'column'>
/** `root` is null where the file is not looked into. */
interface Part { pointer: string, file: string, text: string, root?: ValueNode | null }

/** It takes a second to find the places in a file of more letters; then the pointer has to do. */
const MOST_LETTERS = 1_000_000

/** Loaded when something is wrong: otherwise nobody asks for places. */
const momoa = () => createRequire(import.meta.url)('@humanwhocodes/momoa') as typeof Momoa

export function createPlaces (): Places {
  const parts: Part[] = []

  const partOf = (pointer: string): Part | undefined => parts
    .filter(part => pointer === part.pointer || pointer.startsWith(`${part.pointer}/`))
    .sort((a, b) => b.pointer.length - a.pointer.length)[0]

  function placed (problem: Problem): Problem {
    const part = problem.file === undefined ? partOf(problem.pointer) : undefined
    if (part === undefined) return problem
    part.root ??= parse(part.text)
    const place = part.root === null ? {} : placeOf(part.root, problem.pointer.slice(part.pointer.length))
    return { ...problem, file: part.file, ...place }
  }

  const order = ({ file }: Problem) => parts.findIndex(part => part.file === file)

  return {
    add (pointer, file, text) { parts.push({ pointer, file, text }) },
    locate: error => new ScenarioError(error.all.map(placed).sort((a, b) =>
      order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)))
  }
}

function parse (text: string): ValueNode | null {
  if (text.length > MOST_LETTERS) return null
  try {
    return momoa().parse(text, { mode: 'json' }).body
  } catch {
    return null // nested too deep for it
  }
}

/** That of the key, of the item, or of the innermost thing around what is missing. */
function placeOf (root: ValueNode, pointer: string): Place {
  let node: ValueNode = root
  let start: Inner['start'] = root.loc.start
  for (const part of pointer.split('/').slice(1)) {
    const inner = partsOf(node).get(`/${part}`)
    if (inner === undefined) break
    ;({ node, start } = inner)
  }
  return { line: start.line, column: start.column }
}

interface Inner { name: string, node: ValueNode, start: { line: number, column: number } }

/** What is in lists and objects, by its part of a pointer: asked again for every problem. */
const indexed = new WeakMap<ValueNode, Map<string, Inner>>()

function partsOf (node: ValueNode): Map<string, Inner> {
  let parts = indexed.get(node)
  if (parts === undefined) indexed.set(node, parts = new Map(listParts(node).map(inner => [inner.name, inner])))
  return parts
}

/** Of a key that is there twice the last one counts, as for JSON.parse. */
function listParts (node: ValueNode): Inner[] {
  if (node.type === 'Array') {
    return node.elements.map(({ value, loc }, index) => ({ name: pointerPart(index), node: value, start: loc.start }))
  }
  if (node.type !== 'Object') return []
  return node.members.map(({ name, value, loc }): Inner =>
    ({ name: pointerPart(name.type === 'String' ? name.value : name.name), node: value, start: loc.start }))
}

/** Where a text stops being JSON, and why, in none of its own words: it may be any file. */
export function explainSyntax (text: string): Place & { message: string } {
  const { line, column, offset } = syntaxError(text)
  const place = { line, column }
  if (offset === undefined) return { message: 'is not JSON' }
  if (offset >= text.trimEnd().length) return { ...place, message: 'is not JSON: it ends too early' }
  const [before, letter = ''] = [text.slice(0, offset).trimEnd().at(-1), text[offset]]
  if (before === ',' && (letter === '}' || letter === ']')) {
    return { ...place, message: 'is not JSON: there is a comma too many before this bracket' }
  }
  if (letter === '/') return { ...place, message: 'is not JSON, which has no comments' }
  return { ...place, message: 'is not JSON from here on' }
}

interface SyntaxProblem extends Place { offset?: number | undefined }

function syntaxError (text: string): SyntaxProblem {
  try {
    momoa().parse(text, { mode: 'json' })
    return {}
  } catch (error) {
    return error instanceof Error && 'offset' in error ? error as SyntaxProblem : {}
  }
}
