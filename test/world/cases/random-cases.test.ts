import fc from 'fast-check'
import t from 'tap'
import type { Case } from '../../../src/world/cases/case.ts'
import { figuresOf } from '../../../src/world/cases/figures.ts'
import { objectionTo } from '../../../src/world/cases/validation-errors.ts'
import { parseScenario } from '../../../src/world/parse-scenario.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { simulateDay } from '../../../src/world/simulation/simulate-day.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import { sized } from '../../support/size.ts'

const MONDAY = Date.parse('2026-03-02T12:00:00Z') / 86_400_000 | 0
const CASES = 40
const DRAWN = sized(1500, 8000)

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const flag = fc.nat(5).map(n => n === 0)

/** Any case, whether it can be or not. */
const anyCase = fc.record({
  channel: optional(fc.constantFrom('voice', 'voice', 'email', 'messaging')),
  direction: optional(fc.constantFrom('inbound', 'outbound', 'internal')),
  end: fc.constantFrom('answered', 'answered', 'answered', 'abandoned', 'breakout', 'ivrAbandoned', 'noAnswer'),
  waits: optional(fc.integer({ min: 0, max: 300 })),
  talk: optional(fc.integer({ min: 0, max: 900 })),
  wrapUp: optional(fc.integer({ min: 0, max: 90 })),
  holds: fc.constantFrom(0, 0, 0, 1, 3),
  transfers: fc.array(fc.constantFrom('blind', 'warm'), { maxLength: 3 }).map(list => list.length > 2 ? [] : list),
  cancelledTransfers: fc.constantFrom(0, 0, 0, 2),
  conference: flag,
  missedOffers: fc.constantFrom(0, 0, 0, 1, 2),
  disposition: optional(fc.constantFrom('Resolved', 'Wrong number')),
  note: flag,
  score: optional(fc.integer({ min: 1, max: 10 })),
  linked: flag,
  monitored: flag,
  flagged: flag,
  failed: flag,
  late: flag,
  corrected: flag,
  callsAgain: flag,
  calledBack: flag
})

const scenarioWith = (interactions: object[]) => parseScenario(
  JSON.parse(JSON.stringify(smallScenario({ volume: { perDay: 30 }, agents: { count: 120 }, interactions })))
)
const [tenant] = scenarioWith([]).tenants

t.test('every case that is accepted happens as it says', async t => {
  const drawn = fc.sample(anyCase, { numRuns: DRAWN, seed: 7464 }).map((script, place) => ({
    ...script,
    name: `case ${place}`,
    at: `${String(8 + place % 10).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}`
  }))
  // The defaults are those of the schema: all of them are drawn but knownContact and attributed.
  const accepted = drawn.filter(script => tenant !== undefined &&
    objectionTo({ ...script, knownContact: true, attributed: false } as Case, tenant) === undefined)
  t.ok(accepted.length > DRAWN / 14, `${accepted.length} of them can be`)

  for (let first = 0; first + CASES <= accepted.length; first += CASES) {
    const some = accepted.slice(first, first + CASES)
    const [centre] = drawCentres(scenarioWith(some), 'random')
    if (centre === undefined) throw new Error('the scenario has a tenant')
    const day = simulateDay(centre, MONDAY)
    for (const script of some) {
      const timeline = day.find(timeline => timeline.case === script.name)
      if (timeline === undefined) { t.fail(`${script.name} has not happened`); continue }
      const { queues, agents, ...told } = figuresOf(timeline)
      const [talker, last] = [agents[0], agents.at(-1)]
      const queued = queues.at(-1)?.result
      const followers = day.filter(({ conversation }) => conversation === timeline.stream).length - 1
      const facts: Record<string, [unknown, unknown]> = {
        end: [told.abandoned === 'ivr'
          ? 'ivrAbandoned'
          : queued === 'abandoned' || queued === 'breakout'
            ? queued
            : last?.connected === null ? 'noAnswer' : 'answered', script.end],
        transfers: [told.transfers, script.transfers.length],
        cancelledTransfers: [told.cancelledTransfers, script.cancelledTransfers],
        conferences: [told.conferences, script.conference ? 1 : 0],
        missedOffers: [told.missedOffers, script.missedOffers],
        holds: [talker?.holds ?? 0, script.holds + timeline.handovers.filter(({ by, consultedTo }) =>
          by === 0 && consultedTo !== undefined).length],
        flagged: [told.flagged, script.flagged],
        failed: [told.failed, script.failed],
        score: [told.score, script.score ?? null],
        note: [told.note !== null, script.note],
        corrected: [told.corrected !== null, script.corrected],
        linked: [timeline.hooks.length > 0, script.linked],
        monitored: [timeline.monitors.length > 0, script.monitored],
        followers: [followers > 0, script.callsAgain || script.calledBack],
        ...(script.disposition === undefined || script.corrected
          ? {}
          : { disposition: [told.disposition, script.disposition] }),
        ...(script.talk === undefined || script.channel === 'email' || script.conference
          ? {}
          : { talk: [last?.talkMs, script.talk * 1000] }),
        ...(script.wrapUp === undefined || script.end !== 'answered'
          ? {}
          : { wrapUp: [last?.wrapUpMs, script.wrapUp * 1000] }),
        ...(script.waits === undefined ? {} : { waits: [queues.at(-1)?.waitMs, script.waits * 1000] })
      }
      const broken = Object.entries(facts).filter(([, [found, wanted]]) => found !== wanted)
      if (broken.length > 0) {
        t.fail(
          `${broken.map(([name, [found, wanted]]) => `${name} is ${found} and not ${wanted}`).join(', ')} in ${JSON.stringify(script)}`
        )
      }
    }
  }
})
