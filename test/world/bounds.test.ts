import fc from 'fast-check'
import t from 'tap'
import { LONGEST_AFTER_DAY, LONGEST_UNTIL_FINAL, LONGEST_UNTIL_PROCESSED } from '../../src/world/bounds.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { drawCentres, type Centre } from '../../src/world/centre.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { finalInstant, type Timeline } from '../../src/world/timeline.ts'
import { overrun, smallScenario } from '../support/small-scenario.ts'
import { sized } from '../support/size.ts'

const RUNS = sized(25, 120)
const HOUR = 3_600_000
const FIRST = Math.floor(Date.UTC(2026, 0, 1) / 86_400_000)

function populate (seed: string, changes: object): Centre {
  const [tenant] = overrun.tenants
  const [centre] = drawCentres(parseScenario(smallScenario({ behaviour: tenant?.behaviour, ...changes })), seed)
  if (centre === undefined) throw new Error('no tenant')
  return centre
}

/** When everybody is done with it, and the flow has closed it. */
const endOf = ({ customerLeftAt = Infinity, closedAt = Infinity, engagements }: Timeline): number =>
  Math.max(customerLeftAt, closedAt, ...engagements.map(({ releasedAt = Infinity }) => releasedAt))

t.test('nothing of a day goes on, is processed or is corrected later than the bounds say', async t => {
  const script = fc.constantFrom(
    { talk: 36_000, wrapUp: 7200, late: true, corrected: true },
    { transfers: ['warm', 'blind'], talk: 36_000 },
    { end: 'abandoned', waits: 14_400, calledBack: true },
    { end: 'breakout', waits: 14_400 },
    { missedOffers: 20, talk: 7200, score: 3 },
    { channel: 'email', talk: 36_000, wrapUp: 7200 }
  )
  let checked = 0
  const run = fc.property(
    fc.string(), fc.boolean(), fc.nat(364), fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata'),
    fc.constantFrom(4, 12, 60), fc.constantFrom(10, 3000), script, fc.constantFrom('03:59', '03:10', '19:59', '19:00'),
    (seed, isAlwaysOpen, offset, timezone, perHour, talk, script, at) => {
      const isNight = at.startsWith('03')
      const [tenant] = overrun.tenants
      const centre = populate(seed, {
        timezone,
        volume: { perDay: perHour * 4 },
        agents: { count: 8 },
        behaviour: { ...tenant?.behaviour, talk, wrapUp: talk, late: 0.5, corrected: 0.5 },
        interactions: isAlwaysOpen || !isNight ? [{ name: 'at the end', at, ...script }] : [],
        ...isAlwaysOpen ? { open: 0, close: 24 } : {}
      })
      const day = FIRST + offset
      const dayEnd = centre.calendar.startOf(day + 1)
      for (const timeline of simulateDay(centre, day)) {
        checked++
        const { start, processedAt = Infinity } = timeline
        const end = endOf(timeline)
        const isWithin = start < dayEnd && end <= dayEnd + LONGEST_AFTER_DAY &&
          processedAt <= end + LONGEST_UNTIL_PROCESSED && finalInstant(timeline) <= processedAt + LONGEST_UNTIL_FINAL
        if (!isWithin) throw new Error(`${timeline.stream} on day ${day}: ${(end - dayEnd) / HOUR} h after it`)
      }
    }
  )
  fc.assert(run, { numRuns: RUNS, seed: 7464 })
  t.ok(checked > RUNS * 30, `${checked} interactions`)
})

t.test('an interaction comes as near to the bound as a case can ask for', async t => {
  const longest = { name: 'longest', at: '03:59', talk: 36_000, wrapUp: 7200 }
  const hours = { open: 0, close: 24 }
  const centre = populate('any', { ...hours, agents: { count: 12 }, volume: { perDay: 10 }, interactions: [longest] })
  const timeline = simulateDay(centre, FIRST).find(timeline => timeline.case === 'longest')
  if (timeline === undefined) throw new Error('the case has happened')
  const after = endOf(timeline) - centre.calendar.startOf(FIRST + 1)
  const isNear = after > LONGEST_AFTER_DAY - 1.1 * HOUR && after <= LONGEST_AFTER_DAY
  t.ok(isNear, `${after / HOUR} of ${LONGEST_AFTER_DAY / HOUR} hours`)
})
