import path from 'node:path'
import t from 'tap'
import { loadScenario } from '../../src/seeding/load-scenario.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { ScenarioError } from '../../src/world/scenario-error.ts'
import { tenant } from '../support/small-centre.ts'

t.test('a scenario that cannot be is refused with the place and what was expected', async t => {
  const refusal = (input: unknown) => {
    try {
      parseScenario(input)
    } catch (error) {
      return (error as Error).message
    }
    return 'accepted'
  }
  const scenario = (changes: object) => ({ description: 'A test', tenants: [{ ...tenant, ...changes }] })
  t.equal(refusal({ description: 'A test', tenants: [], colour: 1 }), 'scenario: /colour is not known; it has $schema, description, seed, tenants, roles, credentials, settings')
  t.equal(refusal(scenario({ timezone: 'Europe/Atlantis' })),
    'scenario: /tenants/0/timezone must be the name of a time zone, such as Europe/London')
  t.equal(refusal(scenario({ behaviour: { hold: 1.5 } })), 'scenario: /tenants/0/behaviour/hold must be at most 1')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'voice', contactPoint: '1', queues: ['None'] }] })),
    '/tenants/0/flows/0/queues/0 must name queues of the tenant, not "None"')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'fax', contactPoint: '1' }] })),
    '/tenants/0/flows/0/channel must be one of voice, email, sms, messaging')
  t.match(refusal(scenario({ open: 0, close: 24, agents: { count: 5 } })), '/tenants/0/agents/count must be at least 6')
  t.match(refusal(scenario({ open: 0 })), '/tenants/0/open must not be earlier than dayStart')
  t.match(refusal(scenario({ open: 20, close: 8 })), '/tenants/0/close must be later than open')
  t.match(refusal(scenario({ volume: { total: 5 } })), '/tenants/0/volume must be perDay where history is in days')
  t.match(refusal({ ...scenario({}), tenants: [tenant, tenant] }), '/tenants/1 must not repeat the id')
  t.match(refusal({
    ...scenario({}),
    credentials: [
      { platform: 'cxengage', id: 'a', secret: 'b', grants: [], tenants: ['0e73a980-6557-11e6-b1b9-ca81484488df'] }
    ]
  }),
  '/credentials/0/tenants/0 must be a tenant of this scenario')
  t.match(refusal(null), 'scenario: / must be an object, in { }')
  t.equal(refusal(scenario({ queues: [{ name: 'A' }, { name: 'A' }], flows: [] })),
    'scenario: /tenants/0/flows must not be empty')
  t.match(refusal(scenario({ queues: [...tenant.queues, ...tenant.queues] })),
    `scenario: /tenants/0/queues/${tenant.queues.length}/name must be unique in the tenant`)
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'messaging', direction: 'internal', contactPoint: '1' }] })),
    '/tenants/0/flows/0/channel must be voice where the direction is internal')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'voice', direction: 'internal', contactPoint: '1' }] })),
    '/tenants/0/flows must have an inbound one beside an internal one')
  t.match(refusal(scenario({ agents: { count: 3, named: [{ name: 'A', displayId: '02' }] } })),
    '/tenants/0/agents/named/0/displayId must be no other agent\'s')
  t.match(refusal(scenario({ history: { from: '1970-01-02', to: '2026-01-01' } })),
    '/tenants/0/history/from must be an ISO 8601 instant')
  t.match(refusal(scenario({ spikes: [{ from: '2026-01-02', to: '2026-01-01', factor: 2 }] })),
    '/tenants/0/spikes/0/to must be later than from')
  t.match(refusal(scenario({ agents: { count: 5, onShift: 6 } })),
    '/tenants/0/agents/onShift must not be more agents than there are, 5')
  t.match(refusal(scenario({ spikes: [{ from: 'noon', to: '2026-01-01', factor: 2 }] })),
    '/tenants/0/spikes/0/from must be an ISO 8601 instant')
})

t.test('numbers, names and shares have defaults', t => {
  const { tenants: [minimal] } = parseScenario({ description: 'A test', tenants: [{ id: tenant.id }] })
  t.match(minimal,
    {
      name: 'Contact Centre',
      timezone: 'UTC',
      history: { days: 30 },
      volume: { perDay: 100 },
      queues: [{ name: 'Support', serviceLevel: 20 }],
      agents: { count: 10, messages: 3 },
      behaviour: { hold: 0.15 }
    })
  t.end()
})

t.test('all that is wrong is told at once, each with its place in its file', async t => {
  const file = path.join(t.testdir({
    'centre.json': JSON.stringify({
      description: 'A test',
      tenants: ['shop.json'],
      credentials: [{ platform: 'vcc', id: 'a', secret: 'b', tenants: [tenant.id], grant: [] }]
    }, null, 2),
    'shop.json': JSON.stringify({ ...tenant, open: 'nine', qeues: [] }, null, 2)
  }), 'centre.json')
  const error = errorOf(() => loadScenario(file))
  t.match(error.problems.map(({ file = '', pointer, message }) => [path.basename(file), pointer, message]), [
    ['centre.json', '/credentials/0/grant', 'is not known; did you mean "grants"?'],
    ['shop.json', '/tenants/0/open', 'must be a whole number'],
    ['shop.json', '/tenants/0/qeues', 'is not known; did you mean "queues"?']
  ])
  t.ok(error.problems.every(({ line, column }) => Number(line) > 1 && (column === 3 || column === 7)))
  t.equal(error.lines.length, 3)
})

t.test('only the first problems are told, and how many more there are', async t => {
  const flow = { name: 'X', channel: 'fax', contactPoint: '1' }
  const flows = Array.from({ length: 30 }, (_, index) => ({ ...flow, name: `X${index}` }))
  const error = errorOf(() => parseScenario({ description: 'A test', tenants: [{ ...tenant, flows }] }))
  t.equal(error.problems.length, 20)
  t.equal(error.lines.at(-1), 'scenario: and 10 more')
})

t.test('a file outside of the scenario\'s folder is refused, and none is quoted', async t => {
  const folder = t.testdir({
    'secret.json': 'SECRET',
    inner: { 'centre.json': JSON.stringify({ description: 'A test', tenants: ['../secret.json'] }) }
  })
  t.match(errorOf(() => loadScenario(path.join(folder, 'inner', 'centre.json'))).message,
    /names \.\.\/secret\.json, which is outside of the scenario's folder$/)
  const { message } = errorOf(() => loadScenario(path.join(folder, 'secret.json')))
  t.match(message, /secret\.json:1:1 is not JSON/)
  t.notMatch(message, /SECRET/)
})

function errorOf (work: () => unknown): ScenarioError {
  try {
    work()
  } catch (error) {
    if (error instanceof ScenarioError) return error
    throw error
  }
  throw new Error('it was accepted')
}
