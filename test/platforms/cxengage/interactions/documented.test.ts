import { readFileSync } from 'node:fs'
import t from 'tap'
import { DOCUMENTED, basic, build } from '../../../support/build.ts'

const fixture = (name: string) => JSON.stringify(JSON.parse(readFileSync(new URL(`../../../../fixtures/cxengage/${name}`, import.meta.url), 'utf8')))
const PRINTED_TENANT = '0e73a980-6557-11e6-b1b9-ca81484488df'
const HISTORY_CONTACT = 'd0c19a40-bfee-11e7-b9f2-01904e807d77'

t.test('the documented requests get the documented bytes', async t => {
  const { app } = await build(t)
  const get = async (url: string) => (await app.inject({ url: `/v1/tenants/${url}`, headers: basic('admin') })).body

  t.test('the plain list is the documented first page', async t => {
    t.equal(await get(`${DOCUMENTED}/interactions`), fixture('list-interactions.200.json'))
  })

  t.test('an alias of the tenant answers as the tenant', async t => {
    t.equal(await get(`${PRINTED_TENANT}/interactions`), fixture('list-interactions.200.json'))
  })

  t.test('get-one has the details in between', async t => {
    t.equal(await get(`${DOCUMENTED}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9`), fixture('get-interaction.200.json'))
  })

  t.test('the history of the documented contact', async t => {
    t.equal(await get(`${DOCUMENTED}/contacts/${HISTORY_CONTACT}/interactions`), fixture('contact-history.200.json'))
  })

  t.test('the documented range request is filtered', async t => {
    const body = JSON.parse(await get(`${PRINTED_TENANT}/interactions?startTimeRange=2017-12-29T14:00:00.000Z&endTimeRange=2017-12-29T24:00:00.000Z`))
    t.match(body, { total: 1, results: [{ interactionId: 'e6952d50-eca3-11e7-ba92-25b49e03c3e7' }] })
    t.equal(body.results.length, 1)
  })

  t.test('every row of the list excerpt is served as printed', async t => {
    const { results } = JSON.parse(fixture('list-interactions.excerpt.200.json')) as { results: { interactionId: string }[] }
    const all = JSON.parse(await get(`${DOCUMENTED}/interactions?limit=1000`)) as { results: { interactionId: string }[] }
    for (const printed of results) {
      t.equal(JSON.stringify(all.results.find(({ interactionId }) => interactionId === printed.interactionId)), JSON.stringify(printed))
    }
  })
})

t.test('the documented tenant has 127 interactions, whatever the seed', async t => {
  for (const seed of ['ringback', 'another', '']) {
    const { app } = await build(t, { scenario: 'documented', seed })
    const { results, ...envelope } = (await app.inject({ url: `/v1/tenants/${DOCUMENTED}/interactions?limit=1000`, headers: basic('admin') })).json()
    t.match(envelope, { total: 127, limit: 1000, tenantName: 'Your Tenant', tenantTimezone: 'US/Eastern' })
    t.equal(results.length, 127)
    t.equal(new Set(results.map((row: { interactionId: string }) => row.interactionId)).size, 127)
    const starts = results.map((row: { startTimestamp: string }) => row.startTimestamp)
    t.strictSame(starts, starts.toSorted().toReversed(), 'newest first')
  }
})
