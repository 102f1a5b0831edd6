import t from 'tap'
import { createRingback } from '../../src/server.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { LIVE, NOON, basic, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { clientOf } from '../support/vcc-client.ts'

const [CXENGAGE_ID, VCC_ID] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa']
const AGENTS = { count: 5, named: [{ name: 'Ada Example' }, { name: 'Bo Example' }, { name: 'Cy Example' }] }
const TODAY = '2026-03-02T11:00:00.000Z'

const scenarioWith = (interactions: object[], changes: object = {}) =>
  smallScenario({ agents: AGENTS, history: { days: 10 }, volume: { perDay: 40 }, interactions, ...changes }) as
    ScenarioInput

t.test('a case can say who and under which id', async t => {
  const { app, ringback } = await build(t, {
    scenario: scenarioWith([
      {
        name: 'known',
        start: TODAY,
        agent: 'Bo Example',
        customer: { name: 'Jo Example', address: '+442079460999' },
        id: { cxengage: CXENGAGE_ID, vcc: VCC_ID }
      },
      {
        name: 'mail', start: TODAY, channel: 'email', customer: { name: 'Mo Example', address: 'mo@example.com' }
      },
      { name: 'again', at: '10:00', customer: { name: 'Jo Example', address: '+442079460999' } },
      { name: 'seventh', at: '11:30', contact: 7 },
      { name: 'outbound', at: '10:30', direction: 'outbound', agent: 'Bo Example' }
    ])
  })
  const inject = async (url: string) => (await app.inject({ url, headers: basic('admin') })).json()
  const { get } = await clientOf(app)
  const reports = new Map((await ringback.cases()).map(report => [report.name, report.interactions[0]]))
  t.match(reports.get('known')?.found, {
    cxengage: { id: CXENGAGE_ID, path: `/v1/tenants/${LIVE}/interactions/${CXENGAGE_ID}` }, vcc: { id: VCC_ID }
  })
  const known = await inject(`/v1/tenants/${LIVE}/interactions/${CXENGAGE_ID}`)
  t.match(known, { interactionId: CXENGAGE_ID, customer: '+442079460999', agents: [{ agentName: 'Bo Example' }] })
  const contact = await inject(`/v1/tenants/${LIVE}/contacts/${known.contactId}`)
  t.match(JSON.stringify(contact), 'Jo Example')
  const { guid, connectFrom } = (await get(`interactions/${VCC_ID}`)).json()
  t.strictSame({ guid, connectFrom }, { guid: VCC_ID, connectFrom: '+442079460999' })

  t.match(reports.get('mail')?.expected, { customer: 'mo@example.com', contact: 'Mo Example' })
  t.match(reports.get('again')?.expected, { customer: '+442079460999', contact: 'Jo Example' })
  const again = await inject(reports.get('again')?.found['cxengage']?.path ?? '')
  t.equal(again.contactId, known.contactId, 'one customer, one record')
  t.match(reports.get('outbound')?.expected, { agents: [{ name: 'Bo Example' }] })
  const seventh = await inject(reports.get('seventh')?.found['cxengage']?.path ?? '')
  t.ok(seventh.contactId)
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, 0, JSON.stringify(examples))
})

t.test('a daily case tells its earlier occurrences, newest first', async t => {
  const { app, ringback } =
    await build(t, { scenario: scenarioWith([{ name: 'daily', at: '10:00', agent: 'Bo Example' }]) })
  const [report] = await ringback.cases()
  const dates = report?.earlier.map(({ start }) => start.slice(0, 10)) ?? []
  t.equal(dates.length, 7, 'no more than the bound')
  t.strictSame(dates, dates.toSorted().reverse())
  const week = new Set(dates.map(date => new Date(date).getUTCDay()))
  t.equal(week.size, 5, 'not on the days off of its agent')
  for (const { found, start } of report?.earlier ?? []) {
    const told = await app.inject({ url: found['cxengage']?.path ?? '', headers: basic('admin') })
    t.equal(told.json().startTimestamp, start)
    const { get } = await clientOf(app)
    t.equal((await get((found['vcc']?.path ?? '').replace('/stats/', ''))).statusCode, 200)
  }
})

t.test('a case that fixes nothing is told as before', async t => {
  const plain = { name: 'plain', at: '10:00' }
  const told = async (interactions: object[]) => {
    const { ringback } = await build(t, { scenario: scenarioWith(interactions) })
    const [report] = await ringback.cases()
    return report?.interactions
  }
  t.strictSame(await told([plain, { name: 'fixed', at: '11:00', customer: { name: 'Jo Example' } }]),
    await told([plain, { name: 'fixed', at: '11:00' }]))
})

t.test('who cannot take part is refused', async t => {
  const at = '10:00'
  for (const [script, message] of [
    [{ at, id: { vcc: VCC_ID } }, '/id is for a case with "start": one with "at" is another interaction on every day'],
    [{ start: TODAY, id: { vcc: '5ca1ab1e-0000-1000-8000-000000000001' } }, '/id/vcc must be a UUID of version 4'],
    [{ start: TODAY, id: { vc: VCC_ID } }, '/id/vc knows no platform "vc"; did you mean "vcc"?'],
    [
      { at, agent: 'Ada Exampel' },
      '/agent must be one of the tenant\'s named agents, not "Ada Exampel"; did you mean "Ada Example"?'
    ],
    [{ at: '08:30', agent: 'Ada Example' }, '/agent must be one who works then, and an hour longer; there is Bo Example'],
    [{ at: '10:00', agent: 'Ada Example', end: 'abandoned' }, '/agent needs an agent who answers'],
    [{ at, queue: 'Billing', agent: 'Bo Example' }, '/agent must be one who knows the work of "Billing"; none of the named ones is'],
    [{ at, customer: { address: 'jo' } }, '/customer/address must be a telephone number like +12125550142'],
    [{ at, channel: 'email', customer: { address: 'jo' } }, '/customer/address must be an e-mail address'],
    [{ at, knownContact: false, customer: { name: 'Jo' } }, '/customer/name needs a contact record'],
    [{ at, contact: 30 }, '/contact must be less than the number of the tenant\'s contacts, 30'],
    [{ at, contact: 3, customer: { name: 'Jo' } }, '/contact must not be given beside a customer'],
    [{ at, direction: 'internal', customer: { name: 'Jo' } }, '/customer is for interactions with a customer']
  ] as const) {
    t.throws(() => createRingback({ scenario: scenarioWith([{ name: 'a', ...script }]), clock: NOON }),
      { message: new RegExp(`^scenario: /tenants/0/interactions/0${message.replaceAll(/[+?]/g, '\\$&')}`) }, message)
  }
  const twice = ['a', 'b'].map(name => ({ name, start: TODAY, id: { vcc: VCC_ID } }))
  t.throws(() => createRingback({ scenario: scenarioWith(twice) }),
    { message: 'scenario: /tenants/0/interactions/1/id/vcc must be unique on its platform' })
})
