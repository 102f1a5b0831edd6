import { quoted } from '../world/shown.ts'
import { KINDS, type EntryKind } from './entry.ts'
import { refused, type SpaceProblem } from './space-error.ts'

/** How many entries a page has at the most, and without a limit. */
export const [MOST_ENTRIES, USUAL_ENTRIES] = [1000, 100]

export interface ReadLogQuery { space?: string, kind?: EntryKind, after: number, limit: number }

/** Reads which entries are asked for. Throws a SpaceError. */
export function readLogQuery (query: object): ReadLogQuery {
  const { space, kind, after = 0, limit = USUAL_ENTRIES, ...others } =
    query as Record<string, unknown> // whatever they are
  const problems = Object.keys(others).map((key): SpaceProblem =>
    ({ pointer: `/${key}`, expected: 'is nothing to ask the log for; there are space, kind, after, limit' }))
  const known = KINDS.find(one => one === kind)
  if (kind !== undefined && known === undefined) {
    problems.push({ pointer: '/kind', expected: `must be one of ${KINDS.join(', ')}`, given: quoted(kind) })
  }
  const number = (name: string, value: unknown, least: number, most: number): number => {
    const read = /^\d+$/.test(String(value)) ? Number(value) : NaN
    if (!(read >= least && read <= most)) {
      const expected = `must be a whole number from ${least}${most === Infinity ? '' : ` to ${most}`}`
      problems.push({ pointer: `/${name}`, expected, given: quoted(value) })
    }
    return read
  }
  const read = { after: number('after', after, 0, Infinity), limit: number('limit', limit, 1, MOST_ENTRIES) }
  if (problems.length > 0) throw refused(problems)
  return {
    ...read,
    ...(space === undefined ? {} : { space: String(space) }),
    ...(known === undefined ? {} : { kind: known })
  }
}
