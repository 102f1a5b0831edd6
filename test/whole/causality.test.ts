import fc from 'fast-check'
import t from 'tap'
import { idsFor } from '../../src/platforms/cxengage/interactions/ids.ts'
import { isSupported as isToldByCxengage } from '../../src/platforms/cxengage/interactions/present.ts'
import { textsOf } from '../../src/platforms/cxengage/interactions/texts.ts'
import { presentActivity } from '../../src/platforms/vcc/agent-activities/present.ts'
import { createAgentActivities } from '../../src/platforms/vcc/agent-activities/repository.ts'
import { presentStatuses } from '../../src/platforms/vcc/agent-status/present.ts'
import { isSupported as isToldByVcc } from '../../src/platforms/vcc/interactions/present.ts'
import { textOf } from '../../src/platforms/vcc/interactions/text.ts'
import { createQueueVisits } from '../../src/platforms/vcc/queue-times/repository.ts'
import { presentState, presentVisit } from '../../src/platforms/vcc/wfm/present.ts'
import { createAgentStates } from '../../src/platforms/vcc/wfm/repository.ts'
import type { World } from '../../src/platforms/platform.ts'
import { asOf } from '../../src/world/as-of.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { drawCentres, type Centre } from '../../src/world/centre.ts'
import type { History } from '../../src/world/days.ts'
import { finish } from '../../src/world/steps.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import type { Timeline } from '../../src/world/timeline.ts'
import { homeOf } from '../../src/world/branch.ts'
import { viewAt } from '../../src/world/view.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { clientOf } from '../support/vcc-client.ts'
import { overrun, smallScenario } from '../support/small-scenario.ts'
import { sized } from '../support/size.ts'

const RUNS = sized(8, 25)
const HOUR = 3_600_000
const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)

/** Interactions that keep agents busy in every way, and overtake whoever is waiting. */
const SCRIPTS = [
  { talk: 1800, queue: 'Billing' },
  { transfers: ['warm', 'blind'], talk: 60, queue: 'Billing' },
  { conference: true, talk: 600, queue: 'Billing' },
  { end: 'abandoned', waits: 900, callsAgain: true },
  { channel: 'email', talk: 1200 },
  { direction: 'internal', talk: 900 },
  { direction: 'outbound', talk: 900 },
  { missedOffers: 3, queue: 'Billing' }
]

/** The scenario's own cases: each waits for what is free. */
const CASES = [
  { name: 'warm', at: '09:30', transfers: ['warm', 'warm'], talk: 120, linked: true, monitored: true, late: true },
  {
    name: 'given up',
    at: '10:15',
    transfers: ['warm'],
    talk: 200,
    end: 'abandoned',
    note: true,
    disposition: 'Resolved'
  },
  { name: 'blind', at: '11:00', transfers: ['blind', 'blind'], talk: 30, attributed: true },
  { name: 'both', at: '12:15', conference: true, transfers: ['warm'], talk: 300, holds: 2 }
]

/** More customers than its agents can serve: the queues are long. */
function populate (isAlwaysOpen: boolean, seed: string, interactions: object[] = CASES): Centre {
  const { tenants: [{ behaviour } = { behaviour: {} }] } = overrun
  const hours = isAlwaysOpen ? { open: 0, close: 24 } : { open: 9, close: 13 }
  const scenario = smallScenario({
    volume: { perDay: 180 },
    agents: { count: 6 },
    queues: [{ name: 'Orders' }, { name: 'Billing', priority: 5 }],
    interactions,
    behaviour: { ...behaviour, talk: 300, patience: 900, monitored: 0.5, note: 0.5 },
    ...hours
  })
  const [centre] = drawCentres(parseScenario(scenario), seed)
  if (centre === undefined) throw new Error('no tenant')
  return centre
}

/** Everything that can be known of a day at an instant, line by line. */
async function visibleAt (centre: Centre, timelines: Timeline[], now: number): Promise<string[]> {
  const begun = timelines.filter(({ start }) => start <= now)
  const history: History = {
    day: () => timelines,
    play: async () => timelines,
    forget: () => {},
    derive: (source, { from }) => async (branch, day) => finish(from(await source(branch, day), branch.centre, day))
  }
  const world: World = { centres: [centre], history }
  const search = {
    window: { from: centre.calendar.startOf(MONDAY), until: now + 1 },
    include: 'Processed' as const,
    page: 1,
    limit: 100_000
  }
  const today =
    { ...centre, history: { from: centre.calendar.startOf(MONDAY), to: centre.calendar.startOf(MONDAY + 1) } }
  const view = viewAt(homeOf(today), now)
  const activities = createAgentActivities(world, () => undefined, [])
  return [
    ...begun.map(timeline =>
      JSON.stringify(asOf(timeline, now), (key, value: unknown) => key === 'centre' ? undefined : value)),
    ...begun.filter(isToldByCxengage).map(timeline => {
      const { document, details } = textsOf(asOf(timeline, now), idsFor(timeline, timelines), timelines)
      return document + details
    }),
    ...begun.filter(isToldByVcc).map(timeline => textOf(asOf(timeline, now), timelines, { outcome: true })),
    ...(await createQueueVisits(world, () => undefined, [])(view, search,
      { names: undefined, type: 'All' })).rows.map(visit => JSON.stringify(presentVisit(visit, now))),
    ...(await activities.page(view, search, {
      agentId: undefined,
      types: ['Presence', 'Workload', 'Interaction']
    })).rows.map(activity => JSON.stringify(presentActivity(activity, now))),
    ...(await createAgentStates(world, () => undefined)(view, search, undefined)).rows.map(state =>
      JSON.stringify(presentState(state, now))),
    ...presentStatuses(await activities.current(view)).map(status => JSON.stringify(status))
  ]
}

t.test('whatever is visible has been drawn: an interaction more changes nothing that was visible before it',
  async t => {
    let different = 0
    let compared = 0
    const run = fc.asyncProperty(
      fc.nat(7), fc.string(), fc.constantFrom(...SCRIPTS),
      fc.noBias(fc.integer({ min: HOUR / 2, max: 4 * HOUR - 1 })),
      fc.noBias(fc.double({ min: 0, max: 1, noNaN: true })),
      async (hours, seed, script, offset, share) => {
        const isAlwaysOpen = hours === 0
        const centre = populate(isAlwaysOpen, seed)
        const start = centre.calendar.at(MONDAY, 9) + offset
        const [added] = populate(isAlwaysOpen, seed, [{ name: 'added', at: '09:00', ...script }]).tenant.interactions
        if (added === undefined) throw new Error('there is one')
        const before = simulateDay(centre, MONDAY)
        const after = simulateDay(centre, MONDAY, { added: [{ start, script: added, index: 0 }] })
        const from = centre.calendar.startOf(MONDAY)
        for (const now of [start - 1, Math.floor(from + share * (start - 1 - from))]) {
          const [one, other] = [await visibleAt(centre, before, now), await visibleAt(centre, after, now)]
          compared += one.length
          const place = one.findIndex((line, n) => line !== other[n])
          if (place >= 0 || one.length !== other.length) {
            throw new Error(
            `at ${new Date(now).toISOString()}, before ${new Date(start).toISOString()}:\n${one[place]}\n${other[place]}`
            )
          }
        }
        const ends = (timelines: Timeline[]) =>
          timelines.filter(timeline => timeline.start < start).map(({ processedAt }) => processedAt).join()
        if (ends(before) !== ends(after)) different++
      }
    )
    await fc.assert(run, { numRuns: RUNS, seed: 7464, endOnFailure: true })
    t.ok(different > RUNS / 4, `who had come before went on otherwise in ${different} of ${RUNS} days`)
    t.ok(compared > RUNS * 200, `${compared} lines were compared`)
  })

t.test('two servers, of which one expects an interaction more, tell the same until it begins', async t => {
  const start = '2026-03-02T14:20:00.000Z'
  const clock = new Date(Date.parse(start) - 1).toISOString()
  const tell = async (interactions: object[]): Promise<string[]> => {
    const [tenant] = overrun.tenants
    const scenario = { ...overrun, tenants: [{ ...tenant, interactions: [...CASES, ...interactions] }] }
    const { app } =
      await build(t, { scenario: `${t.testdir({ 'any.json': JSON.stringify(scenario) })}/any.json`, clock })
    const { get } = await clientOf(app)
    const cxengage = async (path: string) =>
      (await app.inject({ url: `/v1/tenants/${LIVE}/${path}`, headers: basic('admin') })).body
    const list = await cxengage('interactions?limit=1000')
    const { results } = JSON.parse(list) as { results: { interactionId: string, contactId?: string }[] }
    const window = 'start=2026-03-01T00:00:00Z&limit=5000'
    return [
      list,
      ...await Promise.all(results.slice(0, 100).map(({ interactionId }) => cxengage(`interactions/${interactionId}`))),
      ...await Promise.all(results.slice(0, 20).flatMap(({ contactId }) =>
        contactId === undefined ? [] : [cxengage(`contacts/${contactId}/interactions`)])),
      ...await Promise.all([
        'queue-length', 'resources-busy', 'resources-ready', 'interaction-duration', 'conversation-duration'
      ].map(name => cxengage(`realtime-statistics/${name}`))),
      ...await Promise.all(['queue', 'agent', 'agent-queue'].map(kind =>
        cxengage(`wfm/intervals/${kind}?start=2026-03-02T00:00:00Z`))),
      await cxengage('wfm/rta?start=2026-03-02T14:10:00Z'),
      ...await Promise.all([
        'interactions', 'queue-times', 'agent-activities', 'wfm/agent-states', 'wfm/queue-metrics'
      ].flatMap(name =>
        ['Started', 'StartedOrEnded', 'Processed'].map(async include =>
          (await get(`${name}?${window}&include=${include}`)).body))),
      ...await Promise.all(['interactions/ongoing', 'agent-status'].map(async name =>
        (await get(`${name}?limit=5000`)).body))
    ]
  }
  const [one, other] = [await tell([]), await tell([{ name: 'one more', start, talk: 3600 }])]
  t.ok(one.length > 100 && one.every(body => body.length > 20 && !body.includes('"statusCode":4')))
  one.forEach((body, n) => { if (body !== other[n]) t.fail(`answer ${n}: ${body.slice(0, 300)}`) })
})
