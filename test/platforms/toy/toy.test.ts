import t from 'tap'
import { platforms } from '../../../src/platforms/index.ts'
import { LIVE, build } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import { toy } from './platform.ts'

t.test('a third platform joins the world', async t => {
  const small = smallScenario()
  const scenario = {
    ...small,
    credentials: [...small.credentials, { platform: 'toy', id: 'toy', secret: 'toy-key', grants: [], tenants: [LIVE] }]
  }
  const file = `${t.testdir({ 'toy.json': JSON.stringify(scenario) })}/toy.json`
  const { app, ringback } = await build(t, { scenario: file, platforms: [...platforms, toy] })
  const headers = { 'x-key': 'toy-key' }

  const page = (await app.inject({ url: '/toy/calls?limit=5&skip=3', headers })).json()
  t.ok(page.total > 20)
  t.equal(page.calls.length, 5)
  const [call] = page.calls
  t.strictSame((await app.inject({ url: `/toy/calls/${call.id}`, headers })).json(), call)

  t.strictSame((await app.inject({ url: '/toy/calls' })).json(), { fault: { status: 401, text: 'who are you?' } },
    'its own envelope')
  t.strictSame((await app.inject({ url: '/toy/nothing', headers })).json(),
    { fault: { status: 404, text: 'no such path' } })
  t.ok(Object.keys((await app.inject('/__admin/openapi/toy.json')).json().paths).includes('/toy/calls'))

  await ringback.written()
  const report = await ringback.invariants()
  t.equal(report.violations, 0)
  const told = report.relations.filter(({ platform, checked }) =>
    platform.includes('toy') && checked > 0).map(({ platform }) => platform)
  t.ok(told.includes('toy'))
  t.ok(told.includes('vcc and toy'), 'it tells the same facts as the others')
})
