import fc from 'fast-check'
import t from 'tap'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { ScenarioError } from '../../src/world/scenario-error.ts'
import { LIVE, build } from '../support/build.ts'
import { sized } from '../support/size.ts'

const RUNS = sized(20, 60)

const share = fc.constantFrom(0, 1, 0.1, 0.5)
const behaviour = fc.record(Object.fromEntries([
  'ivrAbandon', 'hold', 'transfer', 'warmTransfer', 'conference',
  'cancelledTransfer', 'callAgain', 'callBack', 'noAnswer', 'knownContact', 'disposition', 'note', 'satisfaction',
  'flagged', 'failed', 'linked', 'monitored', 'attributed', 'late', 'corrected'
].map(name => [name, share])), { requiredKeys: [] })

const flow = fc.record({
  channel: fc.constantFrom('voice', 'voice', 'email', 'sms', 'messaging'),
  direction: fc.constantFrom('inbound', 'inbound', 'outbound', 'internal'),
  contactPoint: fc.constant('+442079460100'),
  steps: fc.constantFrom([], [{ name: 'Menu', kind: 'Menu' }, { name: 'Record', kind: 'CallRecording' }])
})

/**
 * Business days as they come: when the clocks change, on a leap day, on a date that a zone skips, and at the turn of a
 * year.
 */
const place = fc.constantFrom(
  ['Europe/London', '2026-03-29'], ['America/New_York', '2026-11-01'], [
    'Australia/Lord_Howe', '2026-04-05'
  ], ['Pacific/Apia', '2011-12-31'], ['Asia/Kolkata', '2024-02-29'], ['UTC', '2027-01-01']
)

const centre = fc.record({
  place,
  isAlwaysOpen: fc.boolean(),
  hours: fc.tuple(fc.integer({ min: 4, max: 14 }), fc.integer({ min: 1, max: 9 })),
  flows: fc.array(flow, { minLength: 1, maxLength: 5 }),
  perDay: fc.constantFrom(0, 40, 150),
  count: fc.integer({ min: 1, max: 15 }),
  messages: fc.integer({ min: 1, max: 4 }),
  breakoutAfter: fc.constantFrom(undefined, 0.7, 60.0005),
  behaviour
})

t.test('everything holds in centres that nobody has thought of', async t => {
  let played = 0
  const run = fc.asyncProperty(centre, fc.integer({ min: 0, max: 47 }),
    async (
      {
        place: [timezone = '', date = ''], isAlwaysOpen, hours: [open, length],
        flows, perDay, count, messages, breakoutAfter, behaviour
      }, hour
    ) => {
      const scenario = JSON.stringify({
        description: 'Whatever chance brings',
        tenants: [{
          id: LIVE,
          timezone,
          history: { days: 1 },
          volume: { perDay },
          ...isAlwaysOpen ? { open: 0, close: 24 } : { open, close: open + length },
          queues: [{ name: 'A', breakoutAfter }, { name: 'B' }],
          flows: flows.map((flow, n) => ({ ...flow, name: `Flow ${n}`, queues: n % 2 === 0 ? ['A', 'B'] : ['B'] })),
          agents: { count: isAlwaysOpen ? count + 6 : count, messages },
          contacts: 20,
          behaviour,
          settings: { cxengage: { vintage: hour % 2 === 0 ? '2017' : '2022' } }
        }]
      })
      try {
        parseScenario(JSON.parse(scenario))
      } catch (error) {
        if (error instanceof ScenarioError) return // refused, which is fine, too
        throw error
      }
      played++
      const { ringback } = await build(t, {
        scenario: `${t.testdir({ 'any.json': scenario })}/any.json`,
        clock: new Date(Date.parse(date) + hour * 3_600_000).toISOString()
      })
      const { violations, examples } = await ringback.invariants()
      if (violations > 0) throw new Error(`${JSON.stringify(examples[0])} in ${scenario}`)
    })
  await fc.assert(run, { numRuns: RUNS, seed: 7464, endOnFailure: true })
  t.ok(played > RUNS / 2, `${played} of ${RUNS} were played`)
})
