import t from 'tap'
import type { AgentStatus } from '../../../src/platforms/vcc/agent-status/schemas.ts'
import { build } from '../../support/build.ts'
import { clientOf } from '../../support/vcc-client.ts'
import { tokenFor } from './content/client.ts'

t.test('agents\' availability', async t => {
  const { app, ringback } = await build(t)
  const get = async (query: string, scope = 'agents-availability:read') => app.inject({
    url: `/agents-availability${query}`, headers: { authorization: `Bearer ${await tokenFor(app, 'live', scope)}` }
  })

  t.test('counts the agents who have the skills, by presence', async t => {
    for (const clock of ['2026-03-02T12:00:00Z', '2026-03-02T13:20:00Z', '2026-03-02T23:00:00Z']) {
      ringback.clock.set(new Date(clock))
      const counts = (await get('?skillNames=Orders')).json<Record<string, number>>()
      t.strictSame(Object.keys(counts), ['Ready', 'Away', 'Extended Away', 'Logged Out'])
      const statuses = await (await clientOf(app)).all<AgentStatus>('agent-status')
      const whole = Object.values(counts).reduce((sum, count) => sum + count, 0)
      t.ok(whole > 0 && whole < statuses.length, 'not everybody has the skill')
      const ready = statuses.filter(({ presence }) => presence.name.startsWith('Ready')).length
      t.ok((counts['Ready'] ?? NaN) <= ready)
      t.equal(counts['Ready'] === 0, clock.includes('T23'))
    }
  })

  t.test('wants all of several skills, blanks or not', async t => {
    const total = async (skills: string) => Object
      .values((await get(`?skillNames=${encodeURIComponent(skills)}`)).json<Record<string, number>>())
      .reduce((sum, count) => sum + count, 0)
    const [one, both] = [await total('Orders'), await total('Orders, Technical Support')]
    t.ok(both > 0 && both < one)
    t.equal(await total('Orders,Technical Support'), both)
    t.equal(await total('Juggling'), 0)
  })

  t.test('is 400 without a skill', async t => {
    for (const query of ['', '?skillNames=', '?skillNames=,']) {
      t.match(await get(query),
        { statusCode: 400, body: '{"SkillNames":["The SkillNames field is required."]}' }, query)
    }
  })

  t.test('is for who may read it', async t => {
    t.match(await get('?skillNames=Orders', 'stats'), { statusCode: 401, body: '{"message":"Unauthorized"}' })
    t.match(await get('/nothing'), { statusCode: 404 })
  })
})
