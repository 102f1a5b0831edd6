import fc from 'fast-check'
import t from 'tap'
import type { Addition } from '../../src/actions/actions.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { NOON } from '../support/build.ts'
import { broken } from '../support/report.ts'
import { sized } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { differencesOf, everythingOf, openStage } from '../support/stage.ts'

const now = Date.parse(NOON)
const HOUR = 3_600_000

/** Only documents, each by its place: lists and figures have more when something is added. */
const documentsOf = (told: ReadonlyMap<string, string>) =>
  new Map([...told].filter(([place]) => / \/?interactions\/[0-9a-f-]{36}$/.test(place)))

t.test('what does not compete changes no other document by a byte', async t => {
  const { ringback, clientIn } = await openStage(t)
  const client = clientIn(await ringback.openSpace({ name: 'mine', clock: { now: NOON } }))
  await ringback.moveClockOfSpace('mine', { advance: 'PT6H' })
  const before = documentsOf(await everythingOf(client, now + 6 * HOUR))
  t.ok(before.size > 100, `${before.size} documents`)
  await ringback.addInteractions('mine', [
    { start: '2026-03-02T09:00:00Z' }, { start: NOON, transfers: ['warm', 'blind'] },
    { start: NOON, conference: true, talk: 3600 },
    { start: '2026-03-01T23:00:00Z', end: 'abandoned', callsAgain: true }, { channel: 'email', start: NOON }
  ])
  const after = documentsOf(await everythingOf(client, now + 6 * HOUR))
  t.strictSame([...before].filter(([place, text]) => after.get(place) !== text), [])
  t.equal(after.size, before.size + 12, 'six interactions more on each platform')
})

t.test('what competes says which others changed, and from what to what', async t => {
  const changes = { history: { days: 1 }, volume: { perDay: 400 }, agents: { count: 6 } }
  const scenario = smallScenario(changes) as ScenarioInput
  const { ringback, clientIn } = await openStage(t, { scenario })
  const client = clientIn(await ringback.openSpace({ name: 'mine', clock: { now: '2026-03-03T03:00:00Z' } }))
  const end = Date.parse('2026-03-03T03:00:00Z')
  const before = documentsOf(await everythingOf(client, end, 1))
  const { changed, added } =
    await ringback.addInteractions('mine', { start: '2026-03-02T14:00:00Z', compete: true, talk: 900 })
  const after = documentsOf(await everythingOf(client, end, 1))
  t.ok(changed.count > 3 && changed.count === changed.interactions.length, `${changed.count} changed`)
  const own = new Set(added.flatMap(({ interactions }) => interactions.flatMap(({ found }) => found['cxengage']?.id ?? [])))
  const told = new Set(changed.interactions.flatMap(({ found }) => found['cxengage']?.id ?? []))
  // How many waited when they came is no figure of theirs.
  const withoutLengths = (documents: ReadonlyMap<string, string>) =>
    new Map([...documents].map(([place, text]) => [place, text.replaceAll(/"queueEntryLength":\d+/g, '')]))
  const seen = differencesOf(withoutLengths(before), withoutLengths(after)).filter(place => place.startsWith('cxengage'))
    .map(place => place.slice(-36)).filter(id => !own.has(id))
  t.strictSame(seen.filter(id => !told.has(id)), [], 'nothing else has another document')
  for (const { found, before: was, after: is } of changed.interactions) {
    t.notSame(was, is)
    const place = `cxengage /interactions/${found['cxengage']?.id}`
    if (found['cxengage'] == null) continue
    t.not(before.get(place), after.get(place), place)
    for (const [documents, figures] of [[before, was], [after, is]] as const) {
      const { endTimestamp, customer } = JSON.parse(documents.get(place) ?? '{}')
      t.equal(customer, figures?.customer)
      if (figures?.flagged === false) t.equal(endTimestamp, figures.closed)
    }
    t.ok((is ?? was)?.start !== undefined && Date.parse((is ?? was)?.closed ?? '') > Date.parse('2026-03-02T14:00:00Z'))
  }
})

/** Ways in which an interaction can go, with what fits to each. */
const story: fc.Arbitrary<Addition> = fc.constantFrom<Addition>(
  {}, { end: 'abandoned' }, { end: 'abandoned', callsAgain: true }, { end: 'abandoned', calledBack: true, waits: 40 },
  { end: 'ivrAbandoned' }, { end: 'breakout', waits: 30 }, { end: 'noAnswer', direction: 'outbound' },
  { direction: 'outbound', holds: 1 }, { direction: 'internal' }, { channel: 'email' }, { channel: 'messaging' },
  { transfers: ['warm'], holds: 2, talk: 400 }, { transfers: ['blind', 'warm'], missedOffers: 1 },
  { transfers: ['warm', 'blind'], end: 'abandoned' }, { conference: true, talk: 900 }, { cancelledTransfers: 2, talk: 300 },
  { missedOffers: 2, wrapUp: 0 }, { customer: { name: 'Jo Example', address: '+442079460999' }, talk: 0 },
  { disposition: 'Resolved', note: true, corrected: true, late: true }, { flagged: true, linked: true }, { failed: true },
  { contact: 3, score: 4, attributed: true, monitored: true }
)

const addition = fc.tuple(story, fc.boolean()).map(([script, compete]): Addition => ({ ...script, compete }))

/** Hours before and after noon, at night and at the weekend as well. */
const offset = fc.noBias(fc.integer({ min: -30 * HOUR, max: 30 * HOUR }))

const additions = fc.array(fc.tuple(addition, offset), { minLength: 1, maxLength: 4 })

t.test('whatever is added, everything holds', async t => {
  const RUNS = sized(4, 8)
  const scenario = smallScenario({ history: { days: 2 }, volume: { perDay: 40 } }) as ScenarioInput
  const { ringback } = await openStage(t, { scenario })
  let added = 0
  const run = fc.asyncProperty(additions, fc.nat(40), async (cases, hours) => {
    await ringback.openSpace({ name: 'any', clock: { now: NOON } })
    for (const [script, offset] of cases) {
      const told: Addition = { ...script, start: new Date(now + offset).toISOString() }
      const error = await ringback.addInteractions('any', told).then(() => undefined, (error: Error) => error)
      if (error === undefined) added++
      else if (error.name !== 'SpaceError') throw error
    }
    await ringback.moveClockOfSpace('any', { advance: `PT${hours}H` })
    const report = await ringback.invariants()
    await ringback.closeSpace('any')
    if (report.violations > 0) throw new Error(broken(report).join('\n'))
  })
  await fc.assert(run, { numRuns: RUNS, seed: 7464, endOnFailure: true })
  t.ok(added > RUNS / 2, `${added} were added`)
})

for (const compete of [false, true]) {
  t.test(`nothing that is visible before ${compete ? 'what competes' : 'it'} begins is another one`, async t => {
    const RUNS = sized(2, 3)
    const scenario = smallScenario({ volume: { perDay: 120 } }) as ScenarioInput
    const { ringback, clientIn } = await openStage(t, { scenario })
    let told = 0
    const instant = fc.noBias(fc.integer({ min: -2 * HOUR, max: 6 * HOUR }))
    const run = fc.asyncProperty(addition, instant, async (script, offset) => {
      const [name, start] = ['any', now + offset]
      const client = clientIn(await ringback.openSpace({ name, clock: { now: new Date(start - 1).toISOString() } }))
      const before = await everythingOf(client, start, 1)
      const given: Addition = { ...script, compete, start: new Date(start).toISOString() }
      const isAdded = await ringback.addInteractions(name, given).then(() => true, () => false)
      // A customer's record is older than all interactions, also where it was told today.
      const differences = isAdded
        ? differencesOf(before, await everythingOf(client, start, 1)).filter(place => !place.startsWith('cxengage /contacts?'))
        : []
      await ringback.closeSpace(name)
      if (isAdded) told++
      if (differences.length > 0) throw new Error(differences.join('\n'))
    })
    await fc.assert(run, { numRuns: RUNS, seed: 7464, endOnFailure: true })
    t.ok(told > 0, `${told} were told`)
  })
}
