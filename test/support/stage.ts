import type { FastifyInstance, InjectOptions } from 'fastify'
import type { SpaceReport } from '../../src/actions/actions.ts'
import type { RingbackOptions } from '../../src/ringback.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { build } from './build.ts'
import { smallScenario } from './small-scenario.ts'
import { V3, askToken } from './vcc-client.ts'

/** What tests of spaces share: a small server, what it is told over HTTP, and a client for each space. */

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Told { status: number, body: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON

/** Tells the control plane something. */
export const tellTo = (app: FastifyInstance) => async (
  method: Method, url: string, payload?: unknown
): Promise<Told> => {
  const { statusCode, body } = await app.inject({
    method,
    url: `/__admin${url}`,
    ...(payload === undefined
      ? {}
      : { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
  } satisfies InjectOptions)
  return { status: statusCode, body: body === '' ? undefined : JSON.parse(body) }
}

/** Both platforms as a space's own credentials see them. */
export function clientIn (app: FastifyInstance, { tenantId, credentials }: Pick<SpaceReport, 'tenantId' | 'credentials'>) {
  const { cxengage = { username: '', password: '' }, vcc = { client_id: '', client_secret: '' } } = credentials
  const headers = { authorization: `Basic ${Buffer.from(`${cxengage.username}:${cxengage.password}`).toString('base64')}` }

  /** One for each question: the clock outruns them. */
  async function bearer (scope = 'stats'): Promise<string> {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope, ...vcc })
    const { statusCode, body } = await askToken(app, form.toString())
    if (statusCode !== 200) throw new Error(`no token: ${body}`)
    return `Bearer ${(JSON.parse(body) as { access_token: string }).access_token}`
  }

  return {
    headers,
    bearer,
    /** A path below the tenant, or the whole one. */
    cxengage: async (path: string) => await app.inject({
      url: path.startsWith('/v1/') ? path : `/v1/tenants/${tenantId}${path}`, headers
    }),
    /** A path below /stats, or the whole one. */
    vcc: async (path: string) => await app.inject({
      url: path.startsWith('/stats/') ? path : `/stats/${path}`,
      headers: { authorization: await bearer(), accept: V3 }
    })
  }
}

export type SpaceClient = ReturnType<typeof clientIn>

/** A server of a scenario, a small one unless another is given. */
export async function openStage (t: Parameters<typeof build>[0], options: RingbackOptions = {}) {
  const { app, ringback } = await build(t, {
    scenario: smallScenario({ history: { days: 2 } }) as ScenarioInput,
    ...options
  })
  return { app, ringback, tell: tellTo(app), clientIn: (space: SpaceReport) => clientIn(app, space) }
}

const DAY = 86_400_000
const QUARTER = 900_000

/** Everything that both platforms tell of the days around an instant, by where it is told. */
export async function everythingOf (client: SpaceClient, now: number, days = 2): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  const note = async (platform: 'cxengage' | 'vcc', path: string) => {
    const { statusCode, body } = await client[platform](path)
    if (statusCode !== 200) throw new Error(`${statusCode} for ${path}: ${body}`)
    told.set(`${platform} ${path}`, body)
    return JSON.parse(body)
  }
  const start = now - days * DAY
  const from = new Date(start - start % QUARTER).toISOString()
  const { results }: { results: { interactionId: string, contactId?: string }[] | null } =
    await note('cxengage', '/interactions?limit=1000')
  for (const { interactionId } of results ?? []) await note('cxengage', `/interactions/${interactionId}`)
  for (const contactId of new Set((results ?? []).flatMap(({ contactId }) => contactId ?? []))) {
    await note('cxengage', `/contacts/${contactId}/interactions`)
  }
  for (const path of ['/users?limit=1000', '/contacts?limit=1000', '/queues?limit=1000', `/wfm/rta?start=${from}&limit=1000`,
    ...['queue', 'agent', 'agent-queue'].map(kind => `/wfm/intervals/${kind}?start=${from}&limit=1000`),
    ...['queue-length', 'resources-busy', 'resources-ready', 'service-level', 'interaction-duration',
      'conversation-duration', 'resource-state-list', 'resource-details-list', 'queue-details-list']
      .map(name => `/realtime-statistics/${name}`)]) await note('cxengage', path)
  const { items } = await note('vcc', `interactions?start=${from}&limit=5000`)
  for (const { guid } of items) await note('vcc', `interactions/${guid}`)
  for (const path of ['interactions', 'queue-times', 'agent-activities', 'wfm/agent-states', 'wfm/queue-metrics']) {
    for (const include of ['StartedOrEnded', 'Processed']) {
      await note('vcc', `${path}?start=${from}&limit=5000&include=${include}`)
    }
  }
  for (const path of ['wfm/queue-activity?limit=5000&start=' + from, 'interactions/ongoing?limit=5000',
    'agent-status?limit=5000']) await note('vcc', path)
  return told
}

/** Where two tellings of everything differ. */
export const differencesOf = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(place => one.get(place) !== other.get(place))
