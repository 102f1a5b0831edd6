import t from 'tap'
import { expectedOf } from '../../../../src/platforms/cxengage/invariants/realtime-expected.ts'
import { SAME_AS, createRealtimeCheck } from '../../../../src/platforms/cxengage/invariants/realtime.ts'
import { CATALOGUE } from '../../../../src/platforms/cxengage/realtime/catalogue.ts'
import type { Check } from '../../../../src/platforms/invariants.ts'
import { loadScenario } from '../../../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../../../src/world/centre.ts'
import { LIVE, basic, build } from '../../../support/build.ts'
import { sceneOf } from '../../../../src/platforms/invariants.ts'
import { homeOf } from '../../../../src/world/branch.ts'

const NOW = '2026-03-02T15:11:00.000Z'

/** Of the menu in the vendor's desktop. */
const AGGREGATES = ['count', 'percent', 'avg', 'min', 'max', 'total']

interface Entry { optionalFilters: string[], responseKeys: Record<string, string> }

/** Their rows are checked against the others' figures. */
const TABLES = ['queue-details-list', 'resource-state-list', 'resource-details-list', 'resource-capacity']

/** What the vendor's dashboards of 2021 ask for, and the key that they read. */
const DASHBOARDS: Record<string, string[]> = {
  count: [
    'active-interactions-count', 'interaction-starts-count', 'interactions-in-conversation-count',
    'abandons-before-queue-count', 'queue-abandons-count', 'queue-length', 'resources-logged-in-count',
    'resources-idle-count', 'resources-away-count', 'resources-busy-count', 'resource-conversation-starts-count',
    'work-accepted-count', 'customer-holds-count', 'resource-hold-time', 'resource-initiated-customer-hold-time',
    'interactions-in-routing-count'
  ],
  percent: [
    'customer-satisfaction-score', 'service-level', 'resources-idle-percentage', 'resources-away-percentage',
    'resources-busy-percentage'
  ],
  avg: [
    'interaction-time', 'conversation-time', 'queue-time', 'routing-time', 'queue-abandon-time', 'consult-time',
    'customer-hold-time', 'resource-hold-time', 'resource-initiated-customer-hold-time', 'resource-talk-time',
    'resource-wrap-up-time', 'resource-handle-time'
  ],
  min: ['conversation-time', 'queue-time', 'routing-time'],
  max: ['conversation-time', 'queue-time', 'routing-time']
}

t.test('every statistic says in words what it is, and is checked', async t => {
  const { scenario } = loadScenario('default')
  const [centre] = drawCentres(scenario, scenario.seed)
  if (centre === undefined) throw new Error('the scenario has a tenant')
  const checks: Check[] = []
  createRealtimeCheck(sceneOf(homeOf(centre), 0), (_invariant, _id, found) => checks.push(...found), () => '').end()
  t.ok(checks.length > CATALOGUE.length)
  t.strictSame(checks.filter(check => check !== true), [], 'also where there is nothing')
  const counted = expectedOf(centre, [], { idle: 0, away: 0, busy: new Set(), talks: [] }, { from: 0, until: 0 })
  const names = CATALOGUE.map(({ name }) => name)
  t.strictSame([...Object.keys(counted), ...Object.keys(SAME_AS), ...TABLES].sort(), [...names].sort())
  for (const { name, definition } of CATALOGUE) {
    t.match(definition, /^\S.{10,}/, name)
    const [, other] = /^As (\S+)$/.exec(definition) ?? []
    if (other !== undefined) t.equal(SAME_AS[name], other, name)
  }
})

t.test('statistics of the dashboards and of users', async t => {
  const { app } = await build(t, { clock: NOW })
  const get = async (url: string) => await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })
  const results = async (name: string) => (await get(`realtime-statistics/${name}`)).json().results

  t.test('have a figure for whatever the vendor\'s dashboards read', async t => {
    for (const [key, names] of Object.entries(DASHBOARDS)) {
      for (const name of names) t.type((await results(name))[key], 'number', `${name} ${key}`)
    }
    for (const name of ['customer-hold-time', 'consult-time', 'resource-talk-time', 'conversation-time']) {
      const { count, min, avg, max, total } = await results(name)
      t.ok(count > 0 && min <= avg && avg <= max && max <= total, name)
    }
    const { percent } = await results('customer-satisfaction-score')
    t.ok(percent > 0 && percent <= 100)
    const shares = await Promise.all(['idle', 'away', 'busy'].map(async state =>
      (await results(`resources-${state}-percentage`)).percent as number))
    t.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 100) < 0.02)
  })

  t.test('say by what they can be limited, and what they come to', async t => {
    const all: [string, Entry][] = Object.entries((await get('realtime-statistics/available')).json())
    for (const [name, { optionalFilters, responseKeys }] of all) {
      const found = await results(name)
      t.ok(Object.keys(responseKeys).length > 0 && Object.keys(responseKeys).every(key => key in found), name)
      for (const filter of ['queue-id', 'group-id', 'skill-id', 'channelType', 'direction']) {
        t.ok(optionalFilters.includes(filter), `${name} ${filter}`)
      }
    }
    const [{ agentId }] = (await results('resource-details-list')).json
    for (const [name, { optionalFilters, responseKeys }] of all) {
      if (optionalFilters.includes('resource-id')) continue
      const own = await results(`${name}?resource-id=${agentId}`)
      const [key = ''] = Object.keys(responseKeys)
      t.ok(own[key] === 0 || own[key].length === 0, `nothing of ${name} is an agent's`)
    }
  })

  t.test('of the toolbar are those with an aggregate that it can show', async t => {
    const own: [string, Entry][] = Object.entries((await get('realtime-statistics/available?client=toolbar')).json())
    t.ok(own.length > 40)
    for (const [name, { responseKeys }] of own) {
      const others = Object.keys(responseKeys).filter(key => !AGGREGATES.includes(key))
      t.strictSame(others, [], name)
    }
  })

  t.test('of a user are those with their resource-id', async t => {
    const { json } = await results('resource-details-list')
    const { agentId } = json.find(({ conversationStarts }: { conversationStarts: number }) => conversationStarts > 3)
    for (const { name } of CATALOGUE) {
      const own = await get(`users/${agentId}/realtime-statistics/${name}`)
      t.equal(own.statusCode, 200)
      t.strictSame(own.json(), (await get(`realtime-statistics/${name}?resource-id=${agentId}`)).json(), name)
    }
    const starts = await get(`users/${agentId}/realtime-statistics/resource-conversation-starts-count`)
    t.ok(starts.json().results.count > 3)
    const voice = await get(`users/${agentId.toUpperCase()}/realtime-statistics/resource-talk-time?channelType=voice`)
    t.equal(voice.statusCode, 200)
    for (const [url, status] of [
      [`users/${agentId}/realtime-statistics/nope`, 404],
      [`users/${agentId}/realtime-statistics/queue-length?resource-id=${agentId}`, 400],
      [`users/${agentId}/realtime-statistics/queue-length?queue=x`, 400],
      ['users/x/realtime-statistics/queue-length', 400]
    ] as const) t.equal((await get(url)).statusCode, status, url)
  })
})
