import t from 'tap'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { drawCentres, type Agent, type Centre } from '../../src/world/centre.ts'
import { attendancesOf, beforeFirstLogins, type Attendance } from '../../src/world/presence.ts'
import { crewOf } from '../../src/world/simulation/crew.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { smallScenario } from '../support/small-scenario.ts'

const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)
const MISSED = { volume: { perDay: 300 }, agents: { count: 9 }, behaviour: { missedOffer: 0.2 } }

function populate (changes: object): Centre {
  const [centre] = drawCentres(parseScenario(smallScenario(changes)), 'test')
  if (centre === undefined) throw new Error('no tenant')
  return centre
}

const attend = (centre: Centre, day: number): Attendance[] => attendancesOf(centre, day, simulateDay(centre, day))

/** The attendances of every agent over many days, the time before their first login included. */
function chainsOf (centre: Centre, first: number, days: number): Map<Agent, Attendance[]> {
  const all = Array.from({ length: days }, (_, place) => attend(centre, first + place)).flat()
  return Map.groupBy([...beforeFirstLogins(centre, first), ...all], ({ agent }) => agent)
}

t.test('an agent\'s presences follow each other without gaps, over the days', async t => {
  for (const changes of [MISSED, { ...MISSED, open: 0, close: 24 }, { ...MISSED, open: 9, close: 12 }]) {
    const centre = populate(changes)
    const chains = chainsOf(centre, MONDAY, 15)
    t.equal(chains.size, centre.agents.length)
    for (const [agent, chain] of chains) {
      const presences = chain.flatMap(attendance => attendance.presences)
      t.equal(presences[0]?.from, centre.calendar.startOf(MONDAY))
      t.ok(presences.length > 15)
      presences.reduce((before, presence) => {
        if (presence.from !== before.to || presence.to <= presence.from) {
          t.fail(`${agent.displayId} at ${new Date(presence.from).toISOString()}`)
        }
        return presence
      })
    }
  }
})

t.test('a shift begins with the login, and ends when the work is done; the last one when nobody is left', async t => {
  const centre = populate({ ...MISSED, behaviour: { missedOffer: 0 } })
  const timelines = simulateDay(centre, MONDAY)
  const shifts = new Map(crewOf(centre, MONDAY).map(shift => [shift.agent, shift]))
  const close = centre.calendar.at(MONDAY, 20)
  const lastGone = Math.max(close, ...timelines.flatMap(({ customerLeftAt = 0, engagements }) =>
    [customerLeftAt, ...engagements.map(({ releasedAt = 0 }) => releasedAt)]))
  let overtime = 0
  for (const { agent, from, presences } of attendancesOf(centre, MONDAY, timelines)) {
    const shift = shifts.get(agent)
    const ends = timelines.flatMap(({ engagements }) => engagements).filter(engagement =>
      engagement.agent === agent).map(({ releasedAt }) => releasedAt ?? NaN)
    const logout = Math.max(shift?.to === close ? lastGone : shift?.to ?? NaN, ...ends)
    t.equal(from, shift?.from)
    t.match(presences.at(-1), { kind: 'loggedOut', from: logout })
    t.notOk(presences.some(({ kind, to }) => kind === 'loggedOut' && to <= close), 'nobody goes and comes back')
    t.ok(presences.every(({ kind }, place) => (kind === 'loggedOut') === (place === presences.length - 1)))
    if (logout > (shift?.to ?? NaN)) overtime++
  }
  t.ok(overtime > 0)
})

t.test('a break begins when the work is done, and nobody is offered anything in it', async t => {
  const centre = populate(MISSED)
  const timelines = simulateDay(centre, MONDAY)
  const shifts = new Map(crewOf(centre, MONDAY).map(shift => [shift.agent, shift]))
  const delays: number[] = []
  for (const { agent, presences } of attendancesOf(centre, MONDAY, timelines)) {
    const rests = presences.filter(({ rest }) => rest !== undefined)
    const work = timelines.flatMap(({ engagements, missedOffers }) => [
      ...engagements.filter(engagement => engagement.agent === agent)
        .map(({ offeredAt, releasedAt = Infinity }) => ({ from: offeredAt, to: releasedAt })),
      ...missedOffers.filter(offer => offer.agent === agent)
    ])
    for (const rest of rests) {
      const planned = shifts.get(agent)?.breaks.find(({ to }) => to === rest.to)
      t.match(rest, { kind: 'away', rest: planned?.name })
      t.notOk(work.some(({ from, to }) => from < rest.to && to > rest.from))
      delays.push(rest.from - (planned?.from ?? NaN))
    }
  }
  t.ok(delays.length > 10 && delays.every(delay => delay >= 0) && delays.some(delay => delay > 0))
})

t.test('an agent who missed a call is away for two minutes, who missed a message is not', async t => {
  const centre = populate(MISSED)
  const timelines = simulateDay(centre, MONDAY)
  const attendances =
    new Map(attendancesOf(centre, MONDAY, timelines).map(attendance => [attendance.agent, attendance.presences]))
  let away = 0
  for (const { channel, missedOffers } of timelines) {
    for (const { agent, to } of missedOffers) {
      const next = attendances.get(agent)?.find(({ from }) => from === to)
      if (channel === 'messaging') t.notMatch(next, { kind: 'away', rest: undefined })
      else if (next?.kind === 'away' && next.rest === undefined && next.to - next.from === 120_000) away++
    }
  }
  t.ok(away > 10)
})

t.test('after the last day of a history that ends, everybody stays logged out', async t => {
  const centre = populate({
    ...MISSED,
    volume: { total: 50 },
    history: { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' }
  })
  for (const { to, presences } of attend(centre, MONDAY + 1)) {
    t.match([to, presences.at(-1)], [Infinity, { kind: 'loggedOut', to: Infinity }])
  }
  t.ok(attend(centre, MONDAY).some(({ to }) => to < Infinity))
})
