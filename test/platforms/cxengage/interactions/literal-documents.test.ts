import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { textsOfStatic, withDetails, withNulls } from '../../../../src/platforms/cxengage/interactions/texts.ts'
import { orderKeys } from '../../../../src/platforms/cxengage/wire/key-order.ts'
import { LIVE, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const FIXTURES = path.join(import.meta.dirname, '..', '..', '..', '..', 'fixtures', 'cxengage')
const { details: printed, ...SAMPLE } = JSON.parse(readFileSync(path.join(FIXTURES, 'get-interaction.200.json'), 'utf8')) as Interaction & { details: object }
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
    'all before the details': Object.fromEntries(Object.entries(SAMPLE).filter(([key]) => orderKeys([...Object.keys(SAMPLE), 'details']).indexOf(key) < 5)),
    'all after the details': Object.fromEntries(Object.entries(SAMPLE).filter(([key]) => orderKeys([...Object.keys(SAMPLE), 'details']).indexOf(key) > 25)),
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
  const full = JSON.parse(withNulls(JSON.stringify(literal), '2017')) as Record<string, unknown> & { segments: object[] }
  t.match(full, { ...literal, dispositionName: null })
  t.strictSame([full['nothing'], full['none']], [null, []])
  for (const object of [full, ...full.segments]) t.strictSame(Object.keys(object), orderKeys(Object.keys(object)), 'in the platform\'s order')
})

t.test('whole seconds are written with one decimal', async t => {
  const { app } = await build(t)
  const { body } = await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=1000&includenulls=true`, headers: basic('admin') })
  const written = [...body.matchAll(/"(\w+Time)":(\d[^,}\]]*)/g)].map(([, , number = '']) => number)
  t.ok(written.some(number => /^\d+\.0$/.test(number)), 'some are whole')
  t.strictSame(written.filter(number => !/^\d+\.(?:0|\d{0,2}[1-9])$/.test(number)), [], 'and all have decimals, three at most')
})

t.test('a scenario with literal documents', async t => {
  const document = { ...SAMPLE, tenantId: LIVE, startTimestamp: '2026-03-01T12:00:00.000Z' }
  const write = (documents: readonly unknown[], aliases: object = {}) => {
    const scenario = smallScenario({ pinned: [{ platform: 'cxengage', documents: 'pinned.json', aliases }] })
    return { scenario: path.join(t.testdir({ 'scenario.json': JSON.stringify(scenario), 'pinned.json': JSON.stringify(documents) }), 'scenario.json') }
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
    const { total } = (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?${range}`, headers: basic('admin') })).json()
    t.equal(total, 1)
  })

  t.test('is refused where it cannot be', async t => {
    const id = document.interactionId
    const cases: [documents: unknown[], aliases: object, message: RegExp][] = [
      [[null], {}, /cxengage document 0, must have interactionId, a UUID in lower case$/],
      [[{ ...document, interactionId: id.toUpperCase() }], {}, /document 0, must have interactionId, a UUID in lower case$/],
      [[document, document], {}, /document 1, must not repeat the interactionId /],
      [[{ ...document, startTimestamp: 'noon' }], {}, /document 0, must have startTimestamp, an instant$/],
      [[{ ...document, startTimestamp: '1970-12-31T23:59:59Z' }], {}, /document 0, must have a startTimestamp of the years 1971 to 2148$/],
      [[{ ...document, startTimestamp: '2149-01-01' }], {}, /of the years 1971 to 2148$/],
      [[document], { x: id }, /cxengage alias x, must be a UUID in lower case$/],
      [[document], { [id]: id }, /must not be the id of a document$/],
      [[document], { [ALIAS]: ALIAS }, /must name a document$/]
    ]
    for (const [documents, aliases, message] of cases) await t.rejects(build(t, write(documents, aliases)), { name: 'ScenarioError', message })
  })

  t.test('refuses a permission that there is not', async t => {
    const scenario = smallScenario()
    const [credential] = scenario.credentials
    const files = { 'scenario.json': JSON.stringify({ ...scenario, credentials: [{ ...credential, grants: ['*', 'INTERACTIONS'] }] }) }
    await t.rejects(build(t, { scenario: path.join(t.testdir(files), 'scenario.json') }), {
      name: 'ScenarioError',
      message: 'scenario: /credentials/0/grants/1 must be one of *, INTERACTIONS_API_READ_ALL, CONTACTS_INTERACTION_HISTORY_READ, CONTACTS_READ, ARTIFACTS_READ_ALL, WFM_HISTORICAL, WFM_RTA'
    })
  })
})
