import path from 'node:path'
import t from 'tap'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { NOON, build } from '../../support/build.ts'
import { askToken, clientOf, credentials, fixture } from '../../support/vcc-client.ts'

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'
const STRANGER = '00000000-0000-4000-8000-000000000000'
const OTHER = '33333333-3333-4333-8333-333333333333'

t.test('a scenario sets the platform\'s switches, and its mistakes are named', async t => {
  const tenant = {
    id: STRANGER,
    name: 'Test',
    timezone: 'UTC',
    history: { days: 1 },
    volume: { perDay: 60 },
    agents: { count: 4 },
    queues: [{ name: 'Sales' }],
    flows: [{ name: 'Main', channel: 'voice', contactPoint: '+442079460100' }]
  }
  const credential = { platform: 'vcc', id: 'live', secret: 'live-secret', grants: ['*'], tenants: [STRANGER] }
  const document = JSON.parse(fixture('get-interaction.200.json'))
  const write = (scenario: object, documents: unknown[] = []) => {
    const files =
      {
        'scenario.json':
          JSON.stringify({ description: 'Test', tenants: [tenant], credentials: [credential], ...scenario }),
        'pinned.json': JSON.stringify(documents)
      }
    return { clock: NOON, scenario: path.join(t.testdir(files), 'scenario.json') }
  }
  const pinned =
    (aliases = {}) => ({ tenants: [{ ...tenant, pinned: [{ platform: 'vcc', documents: 'pinned.json', aliases }] }] })

  const { app } = await build(t, write({ settings: { vcc: { outcome: true, tokenType: 'bearer' } } }))
  const grant = await askToken(app, `grant_type=client_credentials&scope=globalpci%20stats&${credentials('live')}`)
  t.match(grant.json(), { token_type: 'bearer' })
  const { items } = await (await clientOf(app, 'live')).list<Interaction>('interactions?start=2026-03-01&limit=5000')
  t.ok(items.some(({ outcome }) => outcome === 'Handled by agent'))
  t.equal(Object.keys(items[0] ?? {})[12], 'outcome')

  for (const [scenario, documents, message] of [
    [{ settings: { vcc: { outcome: 1 } } }, [], /\/settings\/vcc\/outcome must be true or false$/],
    [{ settings: { vcc: { tokenType: '' } } }, [], /settings\/vcc\/tokenType/],
    [{ settings: { vcc: { nothing: true } } }, [], /\/nothing is not known; it has outcome, /],
    [{ credentials: [{ ...credential, grants: ['statistics'] }] },
      [], /\/credentials\/0\/grants\/0 must be \* or one of stats/],
    [{ tenants: [tenant, { ...tenant, id: OTHER }], credentials: [{ ...credential, tenants: [STRANGER, OTHER] }] },
      [], /\/credentials\/0\/tenants must be one tenant/],
    [pinned(), [{ ...document, guid: 'x' }], /documents\/0 must have guid, a UUID in lower case/],
    [pinned(), [{ ...document, start: 'x' }], /documents\/0 must have start, an instant/],
    [pinned(), [{ ...document, start: '1970-12-31T23:59:59.999Z' }],
      /documents\/0 must have a start of the years 1971 to 2148/],
    [pinned(), [document, document], /documents\/1 must not repeat/],
    [pinned({ x: GUID }), [document], /aliases\/x must be a UUID/],
    [pinned({ [STRANGER]: STRANGER }), [document], /must name a document/]
  ] as const) await t.rejects(build(t, write(scenario, [...documents])), { message })
})
