import { createHash } from 'node:crypto'
import { scopesOf } from '../../src/platforms/vcc/scopes.ts'
import { createRingback } from '../../src/server.ts'
import { instantOf } from '../../src/world/instants.ts'
import { NOON, basic } from './build.ts'
import { clientOf } from './vcc-client.ts'

/**
 * Prints digests of all that both platforms tell of scenarios at one instant, as test/whole/digests.json has them:
 * node test/support/digest.ts default documented ... > test/whole/digests.json
 */
const DAY = 86_400_000
/** After everything that absolute histories have. */
const LATER = '2026-11-02T12:00:00.000Z'
/** When the literal documents of the documentation's tenant start. */
const LITERALS = ['2017-11-10', '2019-12-20']

type Hear = (text: string) => void

async function digestOf (name: string): Promise<string> {
  const clock = name === 'default' || name === 'documented' ? NOON : LATER
  const ringback = createRingback({ scenario: name, clock })
  const digest = createHash('sha256')
  await ringback.app.ready()
  await ringback.seed()
  await hearCxengage(ringback, text => digest.update(text))
  await hearVcc(ringback, clock, text => digest.update(text))
  // The earlier occurrences of a case are interactions that the platforms have told above.
  const cases = (await ringback.app.inject('/__admin/cases')).body
  digest.update(JSON.stringify(JSON.parse(cases, (key, value: unknown) => key === 'earlier' ? undefined : value)))
  await ringback.close()
  return digest.digest('hex')
}

async function hearCxengage ({ app, scenario }: ReturnType<typeof createRingback>, hear: Hear) {
  for (const { id } of scenario.tenants) {
    for (let offset = 0, rows = 1000; rows === 1000; offset += 1000) {
      const { body } =
        await app.inject({ url: `/v1/tenants/${id}/interactions?limit=1000&offset=${offset}`, headers: basic('admin') })
      hear(body)
      rows = ((JSON.parse(body) as { results: unknown[] | null }).results ?? []).length
    }
  }
}

async function hearVcc ({ app, scenario }: ReturnType<typeof createRingback>, clock: string, hear: Hear) {
  for (const { platform, id, grants, tenants } of scenario.credentials) {
    if (platform !== 'vcc' || !scopesOf(grants).has('stats')) continue
    const { get } = await clientOf(app, id)
    for (const tenant of scenario.tenants.filter(tenant => tenants.includes(tenant.id))) {
      const { history } = tenant
      const starts = 'from' in history
        ? [...LITERALS.map(date => Date.parse(date)), ...windowsFrom(instantOf(history.from), instantOf(history.to))]
        : windowsFrom(Date.parse(clock) - (history.days + 1) * DAY, Date.parse(clock))
      for (const start of starts) {
        const window =
          `start=${new Date(start).toISOString()}&end=${new Date(start + 27 * DAY).toISOString()}&limit=5000`
        for (const resource of ['interactions', 'queue-times', 'agent-activities']) {
          hear((await get(`${resource}?${window}`)).body)
        }
      }
    }
  }
}

const windowsFrom = (from: number, to: number) =>
  Array.from({ length: Math.max(1, Math.ceil((to - from) / (27 * DAY))) }, (_, place) => from + place * 27 * DAY)

const digests: Record<string, string> = {}
for (const name of process.argv.slice(2)) digests[name] = await digestOf(name)
console.log(JSON.stringify(digests, undefined, 2))
