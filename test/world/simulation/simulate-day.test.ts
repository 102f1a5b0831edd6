import t from 'tap'
import { asOf } from '../../../src/world/as-of.ts'
import { parseScenario } from '../../../src/world/parse-scenario.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { arrivalsOf } from '../../../src/world/simulation/arrivals.ts'
import { crewOf } from '../../../src/world/simulation/crew.ts'
import { simulateDay } from '../../../src/world/simulation/simulate-day.ts'
import { MONDAY, populate, tenant, textOf } from '../../support/small-centre.ts'

const HOUR = 3_600_000

t.test('a simulated day', async t => {
  t.test('is a function of centre and day alone', async t => {
    const centre = populate()
    const alone = textOf(simulateDay(populate(), MONDAY))
    simulateDay(centre, MONDAY - 1)
    t.equal(textOf(simulateDay(centre, MONDAY)), alone)
    t.not(textOf(simulateDay(centre, MONDAY + 7)), alone)
    t.not(textOf(simulateDay(populate({}, 'other seed'), MONDAY)), alone)
  })

  t.test('holds only what starts in it, in order', async t => {
    const centre = populate()
    const timelines = simulateDay(centre, MONDAY)
    t.ok(timelines.length > 150)
    t.ok(timelines.every((timeline, serial) => timeline.serial === serial))
    t.ok(timelines.every(({ start }) => centre.calendar.dayOf(start) === MONDAY))
    t.ok(timelines.every(({ start }, n) => n === 0 || start >= (timelines[n - 1]?.start ?? 0)))
  })

  t.test('who calls again or is called back was there before', async t => {
    const timelines = simulateDay(populate(), MONDAY)
    const again = timelines.filter(({ stream, conversation }) => stream !== conversation)
    t.ok(again.length > 0)
    for (const { conversation, customer, start } of again) {
      const first = timelines.find(({ stream }) => stream === conversation)
      t.match(first, { customer, conversation, abandonment: { where: 'queue' } })
      t.ok(start > (first?.abandonment?.at ?? Infinity))
    }
  })

  t.test('is over before its crew comes again', async t => {
    const centre = populate({ agents: { count: 1 }, volume: { perDay: 400 } })
    const end = centre.calendar.startOf(MONDAY + 1) + 4 * HOUR
    t.ok(simulateDay(centre, MONDAY).every(({ engagements }) =>
      engagements.every(({ releasedAt }) => (releasedAt ?? Infinity) < end)))
  })

  t.test('no agent has two calls or e-mails at once', async t => {
    const engagements = simulateDay(populate(), MONDAY).flatMap(({ engagements }) => engagements).sort((a, b) =>
      a.offeredAt - b.offeredAt)
    const until = new Map<string, number>()
    t.ok(engagements.length > 100)
    for (const { agent, offeredAt, releasedAt } of engagements) {
      if (offeredAt < (until.get(agent.id) ?? 0)) t.fail(`${agent.name} at ${offeredAt}`)
      until.set(agent.id, releasedAt ?? Infinity)
    }
  })

  t.test('an agent has some messages at once, never more than his number, and no call with them', async t => {
    const chat = [{ name: 'Chat', channel: 'messaging', share: 5, contactPoint: 'chat@small.example.com' },
      { name: 'Line', channel: 'voice', contactPoint: '+442079460100' }]
    const timelines = simulateDay(populate({ flows: chat, agents: { count: 4, messages: 3 } }), MONDAY)
    const all = timelines.flatMap(({ channel, engagements }) =>
      engagements.map(engagement => ({ ...engagement, load: channel === 'messaging' ? 1 : 3 })))
    const highest = all.map(({ agent, offeredAt }) => all
      .filter(other =>
        other.agent === agent && other.offeredAt <= offeredAt && offeredAt < (other.releasedAt ?? Infinity))
      .reduce((sum, { load }) => sum + load, 0))
    t.equal(Math.max(...highest), 3)
    t.ok(all.some(({ load }, n) => load === 1 && highest[n] === 2))
  })

  t.test('a queue of higher priority is served first', async t => {
    const queues = [{ name: 'Orders', skill: 'both' }, { name: 'Billing', skill: 'both', priority: 5 }]
    const visits = simulateDay(populate({ queues, agents: { count: 3 }, behaviour: { patience: 100_000 } }),
      MONDAY).flatMap(({ visits }) => visits)
    const mean = (name: string) => {
      const waits = visits.filter(({ queue, entry }) => queue.name === name && entry === 'ivr')
        .map(({ enteredAt, leftAt }) => (leftAt ?? enteredAt) - enteredAt)
      return waits.reduce((a, b) => a + b) / waits.length
    }
    t.ok(mean('Billing') < mean('Orders'), `${mean('Billing')} < ${mean('Orders')}`)
  })

  t.test('the flow gives up on a caller after the queue\'s longest wait', async t => {
    const queues = [{ name: 'Orders', breakoutAfter: 60 }, { name: 'Billing' }]
    const visits = simulateDay(
      populate({ queues, agents: { count: 2 }, behaviour: { patience: 100_000, missedOffer: 0 } }),
      MONDAY
    ).flatMap(({ visits }) => visits)
    const breakouts = visits.filter(({ result, queue }) => result === 'breakout' && queue.name === 'Orders')
    t.ok(breakouts.length > 3)
    t.ok(breakouts.every(({ enteredAt, leftAt }) => (leftAt ?? 0) - enteredAt === 60_000))
  })

  t.test('a missed offer costs the customer time and the agent his place', async t => {
    const timelines = simulateDay(populate({ behaviour: { missedOffer: 0.4 } }), MONDAY)
    const missed = timelines.flatMap(({ missedOffers, visits }) =>
      missedOffers.map(offer => ({ ...offer, visit: visits[0] })))
    t.ok(missed.some(({ refused }) => refused) && missed.some(({ refused }) => !refused))
    t.ok(missed.every(({ from, to, visit }) =>
      visit !== undefined && from > visit.enteredAt && to < (visit.leftAt ?? 0) + 1))
  })

  t.test('a spike brings more customers in its time, and none elsewhere', async t => {
    const spikes = [{ from: '2026-03-02T10:00:00Z', to: '2026-03-02T11:00:00Z', factor: 5 }]
    const count = (timelines: ReturnType<typeof simulateDay>, from: string, to: string) =>
      timelines.filter(({ start }) => start >= Date.parse(from) && start < Date.parse(to)).length
    const usual = simulateDay(populate({ behaviour: { callAgain: 0 } }), MONDAY)
    const spiked = simulateDay(populate({ spikes, behaviour: { callAgain: 0 } }), MONDAY)
    const ratio = count(spiked, '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z') / count(usual, '2026-03-02T10:00:00Z',
      '2026-03-02T11:00:00Z')
    t.ok(ratio > 3 && ratio < 8, `five times as many within, here ${ratio}`)
    const rest = count(spiked, '2026-03-02T12:00:00Z', '2026-03-03T00:00:00Z') / count(usual, '2026-03-02T12:00:00Z',
      '2026-03-03T00:00:00Z')
    t.ok(rest > 0.7 && rest < 1.4, `as many as ever elsewhere, here ${rest}`)
  })

  t.test('a centre that never closes has customers at every hour, and crews that do not meet themselves', async t => {
    const centre = populate({ open: 0, close: 24, agents: { count: 12 }, volume: { perDay: 600 } })
    const two = [MONDAY, MONDAY + 1].map(day => simulateDay(centre, day))
    t.equal(new Set(two[0]?.map(({ start }) => centre.calendar.hourOf(start))).size, 24)
    const engagements = two.flat().flatMap(({ engagements }) => engagements).sort((a, b) => a.offeredAt - b.offeredAt)
    const until = new Map<string, number>()
    for (const { agent, offeredAt, releasedAt } of engagements) {
      if (offeredAt < (until.get(agent.id) ?? 0)) t.fail(`${agent.name} at ${offeredAt}`)
      until.set(agent.id, releasedAt ?? Infinity)
    }
  })

  t.test('agents have their breaks', async t => {
    const centre = populate({ agents: { count: 12 }, volume: { perDay: 900 } })
    const crew = crewOf(centre, MONDAY)
    t.ok(crew.every(({ breaks }) => breaks.some(({ name }) => name === 'Lunch')))
    const offers = simulateDay(centre, MONDAY).flatMap(({ engagements }) => engagements)
    const during = offers.filter(({ agent, offeredAt, visit }) => visit === 0 && crew.some(shift =>
      shift.agent === agent && shift.breaks.some(({ from, to }) => offeredAt - 1500 > from && offeredAt < to)))
    t.equal(during.length, 0)
  })

  t.test('late records are known late, and corrections come after that', async t => {
    const timelines = simulateDay(populate({ behaviour: { late: 0.5, corrected: 0.5, disposition: 1 } }), MONDAY)
    const late = timelines.find(({ wrapUp }) => wrapUp !== undefined && wrapUp.knownAt > wrapUp.at)
    t.equal(late?.wrapUp?.knownAt, late?.processedAt)
    t.equal(late === undefined ? late : asOf(late, (late.processedAt ?? 0) - 1).wrapUp, undefined)
    const corrected = timelines.filter(({ correction }) => correction !== undefined)
    t.ok(corrected.length > 10)
    t.ok(corrected.every(({ correction, processedAt, wrapUp }) =>
      (correction?.at ?? 0) > (processedAt ?? 0) && correction?.disposition?.id !== wrapUp?.disposition?.id))
  })

  t.test('transfers are blind or warm, and a conference has two agents to its end', async t => {
    const timelines =
      simulateDay(populate({ behaviour: { transfer: 0.5, conference: 0.5 }, agents: { count: 14 } }), MONDAY)
    const handovers = timelines.flatMap(timeline => timeline.handovers.map(handover => ({ ...handover, timeline })))
    t.ok(handovers.some(({ consultedTo }) => consultedTo !== undefined) && handovers.some((
      { kind, cancelled, consultedTo }
    ) => kind === 'transfer' && !cancelled && consultedTo === undefined))
    t.ok(timelines.every(({ engagements }) =>
      engagements.every(({ talkTo, releasedAt }) => (releasedAt ?? 0) >= (talkTo ?? 0))),
    'nobody is released while he talks')
    const conferences = handovers.filter(({ kind }) => kind === 'conference')
    t.ok(conferences.length > 3)
    for (const { timeline, visit } of conferences) {
      const joined = timeline.engagements.find(engagement => engagement.visit === visit)
      t.ok((joined?.talkFrom ?? Infinity) < (timeline.engagements[0]?.talkTo ?? 0))
    }
  })

  t.test('queues are first come, first served', async t => {
    const visits = simulateDay(populate({ agents: { count: 3 } }), MONDAY).flatMap(({ visits }) =>
      visits).filter(({ result, entry }) => result === 'answered' && entry === 'ivr')
    t.ok(visits.some(({ length }) => length > 1))
    t.ok(visits.every(({ enteredAt, leftAt }) => (leftAt ?? 0) > enteredAt))
  })

  t.test('an exact total follows the week, and nobody comes when the centre is closed', async t => {
    const centre = populate({
      history: { from: '2026-03-02T02:00:00Z', to: '2026-03-09T02:00:00Z' },
      volume: { total: 7000 },
      agents: { count: 40 }
    })
    const first = centre.calendar.dayOf(Date.parse('2026-03-02T02:00:00Z'))
    const counts = Array.from({ length: 8 }, (_, n) => arrivalsOf(centre, first + n).length)
    const week = [0, 1.2, 1.15, 1.1, 1.1, 1.05, 0.5, 0.3]
    const sum = week.reduce((sum, weight) => sum + weight)
    week.forEach((weight, n) => t.ok(Math.abs((counts[n] ?? 0) - 7000 * weight / sum) <= 1, `day ${n}`))
    t.equal(counts.reduce((sum, count) => sum + count), 7000)
  })

  t.test('an exact total is met whatever the range', async t => {
    const centre =
      populate({ history: { from: '2017-10-02T12:00:00Z', to: '2017-12-05T15:33:08Z' }, volume: { total: 115 } })
    const first = centre.calendar.dayOf(Date.parse('2017-10-02T12:00:00Z'))
    const last = centre.calendar.dayOf(Date.parse('2017-12-05T15:33:07Z'))
    const starts = Array.from({ length: last - first + 1 }, (_, n) => simulateDay(centre, first + n))
      .flat()
      .map(({ start }) => start)
    t.equal(starts.length, 115)
    t.ok(starts.every(start =>
      start >= Date.parse('2017-10-02T12:00:00Z') && start < Date.parse('2017-12-05T15:33:08Z')))
  })
})

t.test('no more agents work on a day than the scenario says', async t => {
  const [centre] = drawCentres(
    parseScenario({ description: 'A test', tenants: [{ ...tenant, agents: { count: 40, onShift: 9 } }] }),
    'seed'
  )
  if (centre === undefined) return
  const sizes = Array.from({ length: 14 }, (_, day) => crewOf(centre, 20_000 + day).length)
  t.equal(Math.max(...sizes), 9)
  t.ok(Math.min(...sizes) >= 6)
})
