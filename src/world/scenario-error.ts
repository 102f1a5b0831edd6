import { printable, shown } from './shown.ts'

/** One thing that is wrong with a scenario. */
export interface Problem {
  /** The file as it was named; undefined where the scenario is an object, or the file is not known any more. */
  file?: string | undefined
  /** From 1, as editors count. */
  line?: number | undefined
  column?: number | undefined
  /** A JSON pointer into the scenario with its tenants' files put in their places; '' for all of it. */
  pointer: string
  message: string
}

/** More help nobody: the first ones explain the others. */
const MOST_PROBLEMS = 20

/** A key of the file can be of any length, and is part of the place. */
const LONGEST_POINTER = 200

/** A scenario that cannot be: says of everything that is wrong where it is, and what was expected. */
export class ScenarioError extends Error {
  /** The first ones. */
  readonly problems: readonly Problem[]
  /** All of them. */
  readonly all: readonly Problem[]
  /** One line for each, and one more where there are more. */
  readonly lines: readonly string[]

  constructor (what: string | readonly Problem[], message = '') {
    const given = typeof what === 'string' ? [{ pointer: what, message }] : what
    const all = [...new Map(given.map(problem => [`${problem.pointer} ${problem.message}`, problem])).values()]
    const problems = all.slice(0, MOST_PROBLEMS)
    const [first = '', ...others] = problems.map(lineOf)
    const more = all.length - problems.length
    super(all.length > 1 ? `${first} (and ${all.length - 1} more)` : first)
    this.name = 'ScenarioError'
    this.problems = problems
    this.all = all
    this.lines = [first, ...others, ...(more > 0 ? [`scenario: and ${more} more`] : [])]
  }
}

function lineOf ({ file, line, column, pointer, message }: Problem): string {
  const place = file === undefined ? '' : [shown(file, LONGEST_POINTER), line ?? [], column ?? []].flat().join(':')
  const pointed = pointer === '' && file === undefined ? '/' : shown(pointer, LONGEST_POINTER)
  const text = ['scenario:', place, pointed, message].filter(part => part !== '').join(' ')
  return printable(text.replaceAll(/\s*\n\s*/g, ' '))
}

/** Gathers what is wrong, so that all of it can be told at once. */
export interface Problems {
  readonly found: readonly Problem[]
  add (pointer: string, message: string, place?: Omit<Problem, 'pointer' | 'message'>): void
  /** Does a part of the work; what is wrong with it is gathered too, and then there is no result. */
  attempt<Value> (work: () => Value): Value | undefined
  /** Throws {@link ScenarioError} when anything is wrong. */
  check (): void
}

export function createProblems (): Problems {
  const found: Problem[] = []
  return {
    found,
    add: (pointer, message, place) => { found.push({ pointer, message, ...place }) },
    attempt (work) {
      try {
        return work()
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error
        found.push(...error.all)
        return undefined
      }
    },
    check () {
      if (found.length > 0) throw new ScenarioError(found)
    }
  }
}

/** Returns the function that says so of every value that was there before. */
export function createUnique ({ add }: Pick<Problems, 'add'>) {
  const known = new Set<string>()
  return function unique (value: string, pointer: string, message: string) {
    if (known.has(value)) add(pointer, message)
    known.add(value)
  }
}

/** Does several things, and throws {@link ScenarioError} with what is wrong with any of them. */
export function together<Values extends unknown[]> (...parts: { [Key in keyof Values]: () => Values[Key] }): Values {
  const problems = createProblems()
  const values = parts.map(part => problems.attempt(part))
  problems.check()
  return values as Values // none has failed
}

/** A key or an index as a part of a JSON pointer. */
export const pointerPart = (key: string | number): string =>
  `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
