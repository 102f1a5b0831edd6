import { parseDuration } from '../world/duration.ts'
import type { Credential } from '../world/scenario.ts'
import { quoted } from '../world/shown.ts'
import { refused, type SpaceProblem } from './space-error.ts'

/** What a space is opened with, as it is sent. */
export interface WantedSpace {
  name: string | undefined
  /** The id or the name of a tenant of the scenario. */
  tenant: string | undefined
  clock: unknown
  interactions: unknown
  credentials: WantedCredential[] | undefined
  /** In ms of the machine's time. */
  ttl: number | undefined
}

export interface WantedCredential extends Pick<Partial<Credential>, 'secret' | 'grants' | 'kind' | 'name'> {
  platform: string
  id: string
}

/** Reads the name of a snapshot. Throws a SpaceError. */
export function readLabel (body: unknown): string {
  const { name } = (body ?? {}) as { name?: unknown } // whatever else it is has no name
  if (typeof name === 'string' && name !== '' && name.length <= 200) return name
  throw refused([{ pointer: '/name', expected: 'must be a text of 1 to 200 characters', given: quoted(name) }])
}

/** Whoever wants more wants none. */
const LONGEST_TTL_MS = 1000 * 86_400_000

const KEYS = ['name', 'tenant', 'clock', 'interactions', 'credentials', 'ttl']
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Reads what a space is to be. Throws a SpaceError with all that is wrong. */
export function readOpening (body: unknown): WantedSpace {
  const problems: SpaceProblem[] = []
  const { name, tenant, clock, interactions, credentials, ttl, ...others } = asObject(body, '', problems)
  for (const key of Object.keys(others)) {
    problems.push({ pointer: `/${key}`, expected: `is no key of a space; it has ${KEYS.join(', ')}` })
  }
  if (name !== undefined && !(typeof name === 'string' && NAME.test(name))) {
    const expected = 'must have 1 to 64 letters, digits, dots, dashes or underscores'
    problems.push({ pointer: '/name', expected, given: quoted(name) })
  }
  if (tenant !== undefined && typeof tenant !== 'string') {
    problems.push({ pointer: '/tenant', expected: 'must be the id or the name of a tenant', given: quoted(tenant) })
  }
  const opening = {
    name: name as string | undefined, // as it was checked, like what follows
    tenant: tenant as string | undefined,
    clock,
    interactions,
    credentials: credentials === undefined ? undefined : readCredentials(credentials, problems),
    ttl: ttl === undefined ? undefined : readTtl(ttl, problems)
  }
  if (problems.length > 0) throw refused(problems)
  return opening
}

function asObject (value: unknown, pointer: string, problems: SpaceProblem[]): Record<string, unknown> {
  if (value === undefined) return {}
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown> // checked
  problems.push({ pointer, expected: 'must be a JSON object', given: quoted(value) })
  return {}
}

function readTtl (ttl: unknown, problems: SpaceProblem[]): number | undefined {
  const ms = typeof ttl === 'number' ? ttl * 1000 : typeof ttl === 'string' ? attempt(() => parseDuration(ttl)) : undefined
  if (ms !== undefined && ms > 0 && ms <= LONGEST_TTL_MS) return ms
  const expected = 'must be seconds above 0, or an ISO 8601 duration such as "PT1H"; at most 1000 days'
  problems.push({ pointer: '/ttl', expected, given: quoted(ttl) })
  return undefined
}

function attempt<Value> (read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined // whatever it is, it is none
  }
}

function readCredentials (given: unknown, problems: SpaceProblem[]): WantedCredential[] {
  if (!Array.isArray(given) || given.length === 0) {
    problems.push({ pointer: '/credentials', expected: 'must be a list of at least one credential' })
    return []
  }
  return given.flatMap((one, index) => readCredential(one, `/credentials/${index}`, problems) ?? [])
}

/** Reads one credential. */
export function readCredential (
  given: unknown, pointer: string, problems: SpaceProblem[]
): WantedCredential | undefined {
  const before = problems.length
  const { platform, id, secret, grants, kind, name, ...others } = asObject(given, pointer, problems)
  const text = (value: unknown, key: string, isNeeded = false) => {
    if (value === undefined ? !isNeeded : typeof value === 'string' && value !== '') return
    problems.push({ pointer: `${pointer}/${key}`, expected: 'must be a text that is not empty', given: quoted(value) })
  }
  text(platform, 'platform', true)
  text(id, 'id', true)
  text(secret, 'secret')
  text(name, 'name')
  if (grants !== undefined && !(Array.isArray(grants) && grants.every(grant => typeof grant === 'string'))) {
    problems.push({ pointer: `${pointer}/grants`, expected: 'must be a list of permissions or scopes, or ["*"]' })
  }
  if (kind !== undefined && kind !== 'user' && kind !== 'api-key') {
    problems.push({ pointer: `${pointer}/kind`, expected: 'must be "user" or "api-key"', given: quoted(kind) })
  }
  for (const key of Object.keys(others)) {
    const expected = 'is no key of a credential; it has platform, id, secret, grants, kind, name'
    problems.push({ pointer: `${pointer}/${key}`, expected })
  }
  if (problems.length > before) return undefined
  return Object.fromEntries(Object.entries({ platform, id, secret, grants, kind, name })
    .filter(([, value]) => value !== undefined)) as unknown as WantedCredential // checked above
}
