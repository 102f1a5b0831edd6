import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Actions, SpaceReport } from '../../src/actions/actions.ts'
import { connect } from '../../src/actions/connect.ts'
import { createRandom, type Random } from '../../src/world/random.ts'
import { scriptOf, tellStep, textOf, type Step } from './space-script.ts'
import { startProcess } from './start-process.ts'
import { V3 } from './vcc-client.ts'

const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const NOON = '2026-03-02T12:00:00.000Z'
const START = '2026-03-01T00:00:00Z'

/** What a worker did: something that was told, a token that was asked for, or a question to a platform. */
type Deed = Step | { kind: 'token' } | { kind: 'ask', platform: 'cxengage' | 'vcc', url: string }

/** And what it was answered: the hash, and the log's position then. */
interface Answered { deed: Deed, hash: string, position: number }

export interface IsolationOptions {
  /** A file. */
  scenario: string
  workers: number
  /** In ms. */
  duration: number
  /** Whether every other worker asks with the credentials of the one before it, and so must be found out. */
  isMistaken?: boolean
}

const QUESTIONS: readonly (readonly ['cxengage' | 'vcc', string])[] = [
  ['cxengage', '/interactions?limit=50'], ['cxengage', '/users?limit=100'], ['cxengage', '/contacts?limit=5'],
  ['cxengage', '/realtime-statistics/resource-state-list'], ['cxengage', '/realtime-statistics/interactions-in-queue-list'],
  ['cxengage', `/wfm/intervals/queue?start=${START}&limit=500`],
  ['vcc', `/stats/interactions?start=${START}&limit=200&include=Processed`],
  ['vcc', `/stats/agent-activities?start=${START}&limit=200`], ['vcc', '/stats/agent-status?limit=100'],
  ['vcc', `/stats/queue-times?start=${START}&limit=200`], ['vcc', '/stats/interactions/ongoing?limit=100']
]

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)

async function startServer (scenario: string) {
  const { said, stop } =
    await startProcess([MAIN, 'serve', '--port', '0', '--clock', NOON, '--scenario', scenario], /http:\/\/127\.0\.0\.1:\d+/)
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  while ((await fetch(`${url}/__admin/health`)).status !== 200) await new Promise(resolve => setTimeout(resolve, 20))
  return { url, actions: connect(url), stop }
}

/** Does deeds in a space; each is answered with a text without anything that depends on others or on the machine. */
function doerIn (
  url: string, actions: Actions, own: SpaceReport, credentials: SpaceReport['credentials'] = own.credentials
) {
  const { cxengage = { username: '', password: '' }, vcc = { client_id: '', client_secret: '' } } = credentials
  const basic = `Basic ${Buffer.from(`${cxengage.username}:${cxengage.password}`).toString('base64')}`
  let bearer = ''

  /** The token itself says when it was made. */
  async function askToken (): Promise<string> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'stats', ...vcc })
    const response = await fetch(`${url}/Auth/connect/token`, { method: 'POST', body })
    const { access_token: token = '', ...rest } = await response.json() as { access_token?: string }
    bearer = `Bearer ${token}`
    return textOf([response.status, rest])
  }

  return async (deed: Deed): Promise<string> => {
    if (deed.kind === 'token') return await askToken()
    if (deed.kind !== 'ask') return await tellStep(actions, own.id, deed)
    const headers = deed.platform === 'cxengage' ? { authorization: basic } : { authorization: bearer, accept: V3 }
    const path = deed.platform === 'cxengage' ? `/v1/tenants/${own.tenantId}${deed.url}` : deed.url
    const response = await fetch(url + path, { headers })
    return `${response.status} ${await response.text()}`
  }
}

function * deedsOf (name: string, random: Random): Generator<Deed> {
  for (let round = 0; ; round++) {
    for (const step of scriptOf(`${name}/${round}`, 20)) {
      yield step
      for (let count = random.int(0, 4); count > 0; count--) {
        if (random.chance(0.4)) yield { kind: 'token' }
        const [platform, url] = random.pick(QUESTIONS)
        yield { kind: 'ask', platform, url }
      }
    }
  }
}

/** Each in a space of its own, at its own pace, until the time is over. */
async function work (url: string, { workers, duration, isMistaken = false }: IsolationOptions) {
  const actions = connect(url)
  const opened = new Map<string, SpaceReport>()
  for (let number = 0; number < workers; number++) {
    const name = `worker-${number}`
    opened.set(name, await actions.openSpace({ name, clock: { now: NOON } }))
  }
  const spaces = [...opened.values()]
  const until = performance.now() + duration
  return await Promise.all(spaces.map(async (space, number) => {
    const random = createRandom(`workers/${number}`)
    const credentials = isMistaken && number % 2 === 1 ? spaces[number - 1]?.credentials : undefined
    const act = doerIn(url, actions, space, credentials)
    const answers: Answered[] = []
    for (const deed of deedsOf(space.name, random)) {
      if (performance.now() > until) break
      const text = await act(deed)
      const { position } = number % 10 === 0 ? await actions.getLog({ limit: 1 }) : { position: -1 }
      answers.push({ deed, hash: hashOf(text), position })
      // Some have ten times as much to do as others.
      await new Promise(resolve => setTimeout(resolve, random.int(0, 20 * (1 + number % 10))))
    }
    return { space, answers }
  }))
}

/** Proves that nobody sees what others do: whatever a worker was told, it is told alone as well. */
export async function proveIsolation (options: IsolationOptions) {
  const shared = await startServer(options.scenario)
  const done = await work(shared.url, options).finally(shared.stop)
  const differences: string[] = []
  let answers = 0
  for (const { space, answers: given } of done) {
    const alone = await startServer(options.scenario)
    try {
      const own = await alone.actions.openSpace({ name: space.name, clock: { now: NOON } })
      if (textOf(own) !== textOf(space)) differences.push(`${space.name}: it is another space`)
      const act = doerIn(alone.url, alone.actions, own)
      for (const [place, { deed, hash, position }] of given.entries()) {
        answers++
        const text = await act(deed)
        if (hashOf(text) === hash) continue
        differences.push(`${space.name}, answer ${place} at ${position}: ${JSON.stringify(deed)}: ${text.slice(0, 200)}`)
      }
    } finally {
      await alone.stop()
    }
  }
  return { answers, differences }
}
