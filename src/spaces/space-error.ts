import { ClockError } from '../world/clock-error.ts'

/** What is wrong with something that a space was told: where in what was sent, what was expected, what was given. */
export interface SpaceProblem { pointer: string, expected: string, given?: string }

/** A space cannot do what it was told. */
export class SpaceError extends Error {
  /** In HTTP's words: it cannot be understood, there is none, or something else is in the way. */
  readonly status: 400 | 404 | 409
  readonly problems: readonly SpaceProblem[]

  constructor (status: SpaceError['status'], message: string, problems: readonly SpaceProblem[] = []) {
    super(message)
    this.name = 'SpaceError'
    this.status = status
    this.problems = problems
  }
}

/** Does something with a clock; what it cannot do is wrong with a part of what was sent. */
export function withClockAt<Value> (pointer: string, act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    if (error instanceof ClockError) throw refused([{ pointer, expected: error.told }])
    throw error
  }
}

/** The refusal of what was sent; the message is about the first of the problems. */
export function refused (problems: readonly SpaceProblem[]): SpaceError {
  const [first] = problems
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  const isQuestion = first?.expected.endsWith('?') === true
  const given = first?.given === undefined || isQuestion ? '' : `, not ${first.given}`
  const place = first?.pointer === '' ? '/' : first?.pointer
  return new SpaceError(400, `${place} ${first?.expected}${given}${others}`, problems)
}
