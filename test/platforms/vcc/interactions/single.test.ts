import t from 'tap'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import { build } from '../../../support/build.ts'
import { clientOf, fixture } from '../../../support/vcc-client.ts'

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'

t.test('a single interaction', async t => {
  const { app } = await build(t)
  const documented = await clientOf(app, 'documented')
  const live = await clientOf(app, 'live')

  t.test('the documented one is served unaltered, also by its other guids', async t => {
    for (const guid of [GUID, GUID.toUpperCase(), '9b0e5ced-514f-4415-82cf-2d16955965d7', '016f3105-0854-43e2-9d2a-33ef02aff410']) {
      t.equal((await documented.get(`interactions/${guid}`)).body, fixture('get-interaction.200.json'))
    }
  })

  t.test('another account\'s is not found, nor what lies in the future', async t => {
    t.equal((await live.get(`interactions/${GUID}`)).statusCode, 404)
    const { app: earlier } = await build(t, { clock: '2020-01-07T16:50:59.898Z' })
    t.equal((await (await clientOf(earlier, 'documented')).get(`interactions/${GUID}`)).statusCode, 404)
  })

  t.test('is the same as in the list', async t => {
    const { items } = await live.list<Interaction>('interactions?start=2026-03-02&limit=5000')
    t.ok(items.length > 50)
    for (const item of items.slice(-60)) t.equal((await live.get(`interactions/${item.guid}`)).body, JSON.stringify(item))
  })
})

t.test('a guid tells the date of its interaction', async t => {
  const { app } = await build(t)
  const { items } = await (await clientOf(app, 'live')).list<Interaction>('interactions?start=2026-02-23&limit=5000')
  const timeOf = (guid: string) => new Date(parseInt(guid.replace('-', '').slice(0, 12), 16)).toISOString()
  t.strictSame(items.filter(({ guid, start }) => timeOf(guid).slice(0, 19) !== `${start.slice(0, 10)}T04:30:13`), [])
})
