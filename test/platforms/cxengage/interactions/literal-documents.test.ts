import { readFileSync, globSync } from 'node:fs'
import t from 'tap'
import { DOCUMENTED, basic, build, LIVE, sharedDefault } from '../../../support/build.ts'
import path from 'node:path'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { textsOfStatic, withDetails, withNulls } from '../../../../src/platforms/cxengage/interactions/texts.ts'
import { orderKeys } from '../../../../src/platforms/cxengage/wire/key-order.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const fixture = (name: string) =>
  JSON.stringify(JSON.parse(readFileSync(new URL(`../../../../fixtures/cxengage/${name}`, import.meta.url), 'utf8')))
const PRINTED_TENANT = '0e73a980-6557-11e6-b1b9-ca81484488df'
const HISTORY_CONTACT = 'd0c19a40-bfee-11e7-b9f2-01904e807d77'

t.test('the documented requests get the documented bytes', async t => {
  const { app } = await sharedDefault()
  const get = async (url: string) => (await app.inject({ url: `/v1/tenants/${url}`, headers: basic('admin') })).body

  t.test('the plain list is the documented first page', async t => {
    t.equal(await get(`${DOCUMENTED}/interactions`), fixture('list-interactions.200.json'))
  })

  t.test('an alias of the tenant answers as the tenant', async t => {
    t.equal(await get(`${PRINTED_TENANT}/interactions`), fixture('list-interactions.200.json'))
  })

  t.test('get-one has the details in between', async t => {
    t.equal(await get(`${DOCUMENTED}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9`),
      fixture('get-interaction.200.json'))
  })

  t.test('the history of the documented contact', async t => {
    t.equal(await get(`${DOCUMENTED}/contacts/${HISTORY_CONTACT}/interactions`), fixture('contact-history.200.json'))
  })

  t.test('the documented range request is filtered', async t => {
    const body = JSON.parse(await get(
      `${PRINTED_TENANT}/interactions?startTimeRange=2017-12-29T14:00:00.000Z&endTimeRange=2017-12-29T24:00:00.000Z`
    ))
    t.match(body, { total: 1, results: [{ interactionId: 'e6952d50-eca3-11e7-ba92-25b49e03c3e7' }] })
    t.equal(body.results.length, 1)
  })

  t.test('every row of the list excerpt is served as printed', async t => {
    const { results } =
      JSON.parse(fixture('list-interactions.excerpt.200.json')) as { results: { interactionId: string }[] }
    const all =
      JSON.parse(await get(`${DOCUMENTED}/interactions?limit=1000`)) as { results: { interactionId: string }[] }
    for (const printed of results) {
      t.equal(JSON.stringify(all.results.find(({ interactionId }) => interactionId === printed.interactionId)),
        JSON.stringify(printed))
    }
  })
})

t.test('the documented tenant has 127 interactions, whatever the seed', async t => {
  for (const seed of ['ringback', 'another', '']) {
    const { app } = await build(t, { scenario: 'documented', seed })
    const { results, ...envelope } =
      (await app.inject({ url: `/v1/tenants/${DOCUMENTED}/interactions?limit=1000`, headers: basic('admin') })).json()
    t.match(envelope, { total: 127, limit: 1000, tenantName: 'Your Tenant', tenantTimezone: 'US/Eastern' })
    t.equal(results.length, 127)
    t.equal(new Set(results.map((row: { interactionId: string }) => row.interactionId)).size, 127)
    const starts = results.map((row: { startTimestamp: string }) => row.startTimestamp)
    t.strictSame(starts, starts.toSorted().toReversed(), 'newest first')
  }
})

const FIXTURES = path.join(import.meta.dirname, '..', '..', '..', '..', 'fixtures', 'cxengage')
const { details: printed, ...SAMPLE } =
  JSON.parse(readFileSync(path.join(FIXTURES, 'get-interaction.200.json'), 'utf8')) as Interaction & { details: object }
const ALIAS = '11111111-2222-4333-8444-555555555555'

/** Keys sorted by what `rank` makes of them. */
const reordered = (rank: (key: string) => string) =>
  Object.fromEntries(Object.entries(SAMPLE).sort(([a], [b]) => rank(a) < rank(b) ? -1 : 1)) as typeof SAMPLE

t.test('keys of every sample are in the computed order', async t => {
  function check (value: unknown, place: string) {
    if (typeof value !== 'object' || value === null) return
    // Two kinds of 2022 have their keys in no map's order.
    const isAsWritten = /2022\.200\.json\/(customerTalkTimes|details\/agents)\/\d+$/.test(place)
    if (isAsWritten) t.notSame(Object.keys(value).join(), orderKeys(Object.keys(value)).join(), place)
    else if (!Array.isArray(value)) t.strictSame(Object.keys(value), orderKeys(Object.keys(value)), place)
    for (const [key, inner] of Object.entries(value)) check(inner, `${place}/${key}`)
  }
  for (const file of globSync('*.json', { cwd: FIXTURES }).filter(file => !file.startsWith('statistic.'))) {
    const { results, ...body } = JSON.parse(readFileSync(path.join(FIXTURES, file), 'utf8')) as { results?: object[] }
    check(results ?? body, file) // the envelope of a list is in an order of its own, as statistics are
  }
})

t.test('details find their place in a literal document whose keys are in any order', async t => {
  const orders = {
    'as printed': SAMPLE,
    alphabetical: reordered(key => key),
    'by the second letter': reordered(key => key.slice(1)),
    'by the last letters': reordered(key => [...key].reverse().join('')),
    'all before the details': Object.fromEntries(Object.entries(SAMPLE).filter(([key]) =>
      orderKeys([...Object.keys(SAMPLE), 'details']).indexOf(key) < 5)),
    'all after the details': Object.fromEntries(Object.entries(SAMPLE).filter(([key]) =>
      orderKeys([...Object.keys(SAMPLE), 'details']).indexOf(key) > 25)),
    'no keys at all': {}
  }
  for (const [name, literal] of Object.entries(orders)) {
    const texts = textsOfStatic(literal as Interaction)
    t.equal(texts.document, JSON.stringify(literal), `${name}: the list has it as it is`)
    const { details, ...rest } = JSON.parse(withDetails(texts)) as Record<string, unknown>
    t.type(details, 'object', name)
    t.equal(JSON.stringify(rest), texts.document, `${name}: nothing else is touched`)
  }
  const order = Object.keys(JSON.parse(withDetails(textsOfStatic(SAMPLE))))
  t.strictSame(order, orderKeys(order), 'in the platform\'s order they stand in their place')
})

t.test('details that a literal document brings along are its details', async t => {
  const own = { ...SAMPLE, details: { ...printed, customer: 'somebody' } } as Interaction
  const texts = textsOfStatic(own)
  t.equal(texts.document, JSON.stringify(SAMPLE))
  t.match(JSON.parse(withDetails(texts)), { details: { customer: 'somebody' } })
})

t.test('nulls are put into a literal document, and nothing of it is lost', async t => {
  const literal = {
    ...SAMPLE,
    hooks: [{ hookType: 'zendesk', hookId: '7' }],
    monitors: [{ monitorId: 'm' }],
    customerResponseTimes: [1.5],
    colour: 'blue',
    nothing: null,
    none: [],
    segments: SAMPLE.segments.map(segment => ({ ...segment, mood: 'good' }))
  }
  const full =
    JSON.parse(withNulls(JSON.stringify(literal), '2017')) as Record<string, unknown> & { segments: object[] }
  t.match(full, { ...literal, dispositionName: null })
  t.strictSame([full['nothing'], full['none']], [null, []])
  for (const object of [full, ...full.segments]) {
    t.strictSame(Object.keys(object), orderKeys(Object.keys(object)), 'in the platform\'s order')
  }
})

t.test('whole seconds are written with one decimal', async t => {
  const { app } = await sharedDefault()
  const { body } =
    await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=1000&includenulls=true`, headers: basic('admin') })
  const written = [...body.matchAll(/"(\w+Time)":(\d[^,}\]]*)/g)].map(([, , number = '']) => number)
  t.ok(written.some(number => /^\d+\.0$/.test(number)), 'some are whole')
  t.strictSame(written.filter(number => !/^\d+\.(?:0|\d{0,2}[1-9])$/.test(number)), [],
    'and all have decimals, three at most')
})

t.test('a scenario with literal documents', async t => {
  const document = { ...SAMPLE, tenantId: LIVE, startTimestamp: '2026-03-01T12:00:00.000Z' }
  const write = (documents: readonly unknown[], aliases: object = {}) => {
    const scenario = smallScenario({ pinned: [{ platform: 'cxengage', documents: 'pinned.json', aliases }] })
    return {
      scenario: path.join(
        t.testdir({ 'scenario.json': JSON.stringify(scenario), 'pinned.json': JSON.stringify(documents) }),
        'scenario.json'
      )
    }
  }

  t.test('finds one under its other ids', async t => {
    const { app } = await build(t, write([document], { [ALIAS]: document.interactionId }))
    const get = (id: string) => app.inject({ url: `/v1/tenants/${LIVE}/interactions/${id}`, headers: basic('admin') })
    const own = await get(document.interactionId)
    t.match(own.json(), { interactionId: document.interactionId, details: { interactionId: document.interactionId } })
    t.equal((await get(ALIAS.toUpperCase())).body, own.body)
  })

  t.test('reads a start without a zone as UTC, whatever the machine\'s zone', async t => {
    const { app } = await build(t, write([{ ...document, startTimestamp: '2026-03-01T12:00:00' }]))
    const range = 'limit=0&start=2026-03-01T12:00:00Z&end=2026-03-01T12:00:00.001Z'
    const { total } =
      (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?${range}`, headers: basic('admin') })).json()
    t.equal(total, 1)
  })

  t.test('is refused where it cannot be', async t => {
    const id = document.interactionId
    const cases: [documents: unknown[], aliases: object, message: RegExp][] = [
      [[null], {}, /documents\/0 must have interactionId, a UUID in lower case$/],
      [[{ ...document, interactionId: id.toUpperCase() }], {},
        /documents\/0 must have interactionId, a UUID in lower case$/],
      [[document, document], {}, /documents\/1 must not repeat the interactionId /],
      [[{ ...document, startTimestamp: 'noon' }], {}, /documents\/0 must have startTimestamp, an instant$/],
      [[{ ...document, startTimestamp: '1970-12-31T23:59:59Z' }],
        {}, /documents\/0 must have a startTimestamp of the years 1971 to 2148$/],
      [[{ ...document, startTimestamp: '2149-01-01' }], {}, /of the years 1971 to 2148$/],
      [[document], { x: id }, /aliases\/x must be a UUID in lower case$/],
      [[document], { [id]: id }, /must not be the id of a document$/],
      [[document], { [ALIAS]: ALIAS }, /must name a document$/]
    ]
    for (const [documents, aliases, message] of cases) {
      await t.rejects(build(t, write(documents, aliases)), { name: 'ScenarioError', message })
    }
  })

  t.test('refuses a permission that there is not', async t => {
    const scenario = smallScenario()
    const [credential] = scenario.credentials
    const files = {
      'scenario.json': JSON.stringify({ ...scenario, credentials: [{ ...credential, grants: ['*', 'INTERACTIONS'] }] })
    }
    await t.rejects(build(t, { scenario: path.join(t.testdir(files), 'scenario.json') }), {
      name: 'ScenarioError',
      message: / \/credentials\/0\/grants\/1 must be \* or one of INTERACTIONS_API_READ_ALL, .*, WFM_RTA$/
    })
  })
})
