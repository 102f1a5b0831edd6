import { faker } from '@faker-js/faker/locale/en'
import t from 'tap'
import { createCalendar } from '../../src/world/calendar.ts'
import { asOf } from '../../src/world/as-of.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { drawCentres, type Centre } from '../../src/world/centre.ts'
import { createRandom, createStreams, ln, sfc32 } from '../../src/world/random.ts'
import { arrivalsOf } from '../../src/world/simulation/arrivals.ts'
import { crewOf } from '../../src/world/simulation/crew.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { finalInstant, instantsOf } from '../../src/world/timeline.ts'

const HOUR = 3_600_000

const tenant = {
  id: '7d23df20-2461-11e7-9bf4-b883f2d63b7b',
  name: 'Small',
  timezone: 'Europe/London',
  country: 'gb',
  history: { days: 3 },
  volume: { perDay: 200 },
  queues: [{ name: 'Orders' }, { name: 'Billing' }],
  flows: [
    { name: 'Line', channel: 'voice', share: 4, contactPoint: '+442079460100', queues: ['Orders', 'Billing'], steps: [{ name: 'Menu', kind: 'Menu' }] },
    { name: 'Mail', channel: 'email', contactPoint: 'help@small.example.com' },
    { name: 'Calls', channel: 'voice', direction: 'outbound', contactPoint: '+442079460100' }
  ],
  agents: { count: 8 },
  contacts: 50
}
const populate = (changes: object = {}, seed = 'test'): Centre => {
  const [centre] = drawCentres(parseScenario({ description: 'A test', tenants: [{ ...tenant, ...changes }] }), seed)
  if (centre === undefined) throw new Error('no tenant')
  return centre
}
const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)
/** As text, because comparing thousands of objects deeply takes minutes. */
const textOf = (timelines: readonly object[]) => JSON.stringify(timelines, (key, value: unknown) => key === 'centre' ? undefined : value)

t.test('a business day', async t => {
  const london = createCalendar('Europe/London', 4)
  const day = (text: string) => Math.floor(Date.parse(text) / 86_400_000)

  t.test('starts at four in the morning, local time', async t => {
    t.equal(new Date(london.startOf(day('2026-07-01'))).toISOString(), '2026-07-01T03:00:00.000Z')
    t.equal(london.dayOf(Date.parse('2026-07-01T02:59:59.999Z')), day('2026-06-30'))
    t.equal(london.dayOf(Date.parse('2026-07-01T03:00:00.000Z')), day('2026-07-01'))
  })

  t.test('has 23 hours in spring and 25 in autumn', async t => {
    const hours = (date: string) => (london.startOf(day(date) + 1) - london.startOf(day(date))) / HOUR
    t.strictSame(['2026-03-28', '2026-10-24', '2026-03-30'].map(hours), [23, 25, 24])
  })

  t.test('knows its weekday and date', async t => {
    t.equal(london.weekdayOf(day('2026-03-01')), 0)
    t.equal(london.dateOf(day('2026-03-01')), '2026-03-01')
  })
})

t.test('chance', async t => {
  t.test('the same key and index draw the same, others draw others', async t => {
    const draw = (key: string, index?: number) => Array.from({ length: 5 }, createRandom(key, index).uint32)
    t.strictSame(draw('a', 1), draw('a', 1))
    t.notSame(draw('a', 1), draw('a', 2))
    t.notSame(draw('a', 1), draw('b', 1))
    t.strictSame(Array.from({ length: 5 }, createStreams('a')(1).uint32), draw('a', 1))
  })

  t.test('is spread evenly', async t => {
    const random = createRandom('spread')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 100_000; i++) {
      const place = random.int(0, 9)
      counts[place] = (counts[place] ?? 0) + 1
    }
    t.ok(counts.every(count => count > 9500 && count < 10_500), counts.join())
    const mean = Array.from({ length: 100_000 }, () => random.exponential(20)).reduce((a, b) => a + b) / 100_000
    t.ok(mean > 19.5 && mean < 20.5, `the mean of an exponential of 20 is ${mean}`)
  })

  t.test('is that of the generator\'s reference implementation', async t => {
    // PractRand 0.94, RNGs::Raw::sfc32, as Apache Commons RNG prints it: 15 draws after the seed, with the counter at 1.
    const uint32 = sfc32(0xbb3c4104, 0x02294965, 0xda1ce2a9, 1)
    for (let n = 0; n < 15; n++) uint32()
    const printed = [0x89b5c414, 0x7ee57639, 0xdbe18f7b, 0x94aa0162, 0xa22bff0a, 0x21c91fb8, 0x2c6fd6fe, 0xcda90d13]
    t.strictSame(printed.map(() => uint32()), printed)
  })

  t.test('the logarithm is one, to the twelfth decimal', async t => {
    for (const x of [1e-12, 0.001, 0.5, 0.75, 1, 1.5, 2.718281828, 1000, 1e9]) t.ok(Math.abs(ln(x) - Math.log(x)) < 1e-12 * Math.max(1, Math.abs(Math.log(x))), String(x))
  })
})

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
    t.ok(simulateDay(centre, MONDAY).every(({ engagements }) => engagements.every(({ releasedAt }) => (releasedAt ?? Infinity) < end)))
  })

  t.test('no agent has two calls or e-mails at once', async t => {
    const engagements = simulateDay(populate(), MONDAY).flatMap(({ engagements }) => engagements).sort((a, b) => a.offeredAt - b.offeredAt)
    const until = new Map<string, number>()
    t.ok(engagements.length > 100)
    for (const { agent, offeredAt, releasedAt } of engagements) {
      if (offeredAt < (until.get(agent.id) ?? 0)) t.fail(`${agent.name} at ${offeredAt}`)
      until.set(agent.id, releasedAt ?? Infinity)
    }
  })

  t.test('an agent has some messages at once, never more than his number, and no call with them', async t => {
    const chat = [{ name: 'Chat', channel: 'messaging', share: 5, contactPoint: 'chat@small.example.com' }, { name: 'Line', channel: 'voice', contactPoint: '+442079460100' }]
    const timelines = simulateDay(populate({ flows: chat, agents: { count: 4, messages: 3 } }), MONDAY)
    const all = timelines.flatMap(({ channel, engagements }) => engagements.map(engagement => ({ ...engagement, load: channel === 'messaging' ? 1 : 3 })))
    const highest = all.map(({ agent, offeredAt }) => all
      .filter(other => other.agent === agent && other.offeredAt <= offeredAt && offeredAt < (other.releasedAt ?? Infinity))
      .reduce((sum, { load }) => sum + load, 0))
    t.equal(Math.max(...highest), 3)
    t.ok(all.some(({ load }, n) => load === 1 && highest[n] === 2))
  })

  t.test('a queue of higher priority is served first', async t => {
    const queues = [{ name: 'Orders', skill: 'both' }, { name: 'Billing', skill: 'both', priority: 5 }]
    const visits = simulateDay(populate({ queues, agents: { count: 3 }, behaviour: { patience: 100_000 } }), MONDAY).flatMap(({ visits }) => visits)
    const mean = (name: string) => {
      const waits = visits.filter(({ queue, entry }) => queue.name === name && entry === 'ivr').map(({ enteredAt, leftAt }) => (leftAt ?? enteredAt) - enteredAt)
      return waits.reduce((a, b) => a + b) / waits.length
    }
    t.ok(mean('Billing') < mean('Orders'), `${mean('Billing')} < ${mean('Orders')}`)
  })

  t.test('the flow gives up on a caller after the queue\'s longest wait', async t => {
    const queues = [{ name: 'Orders', breakoutAfter: 60 }, { name: 'Billing' }]
    const visits = simulateDay(populate({ queues, agents: { count: 2 }, behaviour: { patience: 100_000, missedOffer: 0 } }), MONDAY).flatMap(({ visits }) => visits)
    const breakouts = visits.filter(({ result, queue }) => result === 'breakout' && queue.name === 'Orders')
    t.ok(breakouts.length > 3)
    t.ok(breakouts.every(({ enteredAt, leftAt }) => (leftAt ?? 0) - enteredAt === 60_000))
  })

  t.test('a missed offer costs the customer time and the agent his place', async t => {
    const timelines = simulateDay(populate({ behaviour: { missedOffer: 0.4 } }), MONDAY)
    const missed = timelines.flatMap(({ missedOffers, visits }) => missedOffers.map(offer => ({ ...offer, visit: visits[0] })))
    t.ok(missed.some(({ refused }) => refused) && missed.some(({ refused }) => !refused))
    t.ok(missed.every(({ from, to, visit }) => visit !== undefined && from > visit.enteredAt && to < (visit.leftAt ?? 0) + 1))
  })

  t.test('a spike brings more customers in its time, and none elsewhere', async t => {
    const spikes = [{ from: '2026-03-02T10:00:00Z', to: '2026-03-02T11:00:00Z', factor: 5 }]
    const count = (timelines: ReturnType<typeof simulateDay>, from: string, to: string) =>
      timelines.filter(({ start }) => start >= Date.parse(from) && start < Date.parse(to)).length
    const usual = simulateDay(populate({ behaviour: { callAgain: 0 } }), MONDAY)
    const spiked = simulateDay(populate({ spikes, behaviour: { callAgain: 0 } }), MONDAY)
    const ratio = count(spiked, '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z') / count(usual, '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z')
    t.ok(ratio > 3 && ratio < 8, `five times as many within, here ${ratio}`)
    const rest = count(spiked, '2026-03-02T12:00:00Z', '2026-03-03T00:00:00Z') / count(usual, '2026-03-02T12:00:00Z', '2026-03-03T00:00:00Z')
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
    t.ok(corrected.every(({ correction, processedAt, wrapUp }) => (correction?.at ?? 0) > (processedAt ?? 0) && correction?.disposition.id !== wrapUp?.disposition?.id))
  })

  t.test('transfers are blind or warm, and a conference has two agents to its end', async t => {
    const timelines = simulateDay(populate({ behaviour: { transfer: 0.5, conference: 0.5 }, agents: { count: 14 } }), MONDAY)
    const handovers = timelines.flatMap(timeline => timeline.handovers.map(handover => ({ ...handover, timeline })))
    t.ok(handovers.some(({ consultedTo }) => consultedTo !== undefined) && handovers.some(({ kind, cancelled, consultedTo }) => kind === 'transfer' && !cancelled && consultedTo === undefined))
    t.ok(timelines.every(({ engagements }) => engagements.every(({ talkTo, releasedAt }) => (releasedAt ?? 0) >= (talkTo ?? 0))), 'nobody is released while he talks')
    const conferences = handovers.filter(({ kind }) => kind === 'conference')
    t.ok(conferences.length > 3)
    for (const { timeline, visit } of conferences) {
      const joined = timeline.engagements.find(engagement => engagement.visit === visit)
      t.ok((joined?.talkFrom ?? Infinity) < (timeline.engagements[0]?.talkTo ?? 0))
    }
  })

  t.test('queues are first come, first served', async t => {
    const visits = simulateDay(populate({ agents: { count: 3 } }), MONDAY).flatMap(({ visits }) => visits).filter(({ result, entry }) => result === 'answered' && entry === 'ivr')
    t.ok(visits.some(({ length }) => length > 1))
    t.ok(visits.every(({ enteredAt, leftAt }) => (leftAt ?? 0) > enteredAt))
  })

  t.test('an exact total follows the week, and nobody comes when the centre is closed', async t => {
    const centre = populate({ history: { from: '2026-03-02T02:00:00Z', to: '2026-03-09T02:00:00Z' }, volume: { total: 7000 }, agents: { count: 40 } })
    const first = centre.calendar.dayOf(Date.parse('2026-03-02T02:00:00Z'))
    const counts = Array.from({ length: 8 }, (_, n) => arrivalsOf(centre, first + n).length)
    const week = [0, 1.2, 1.15, 1.1, 1.1, 1.05, 0.5, 0.3]
    const sum = week.reduce((sum, weight) => sum + weight)
    week.forEach((weight, n) => t.ok(Math.abs((counts[n] ?? 0) - 7000 * weight / sum) <= 1, `day ${n}`))
    t.equal(counts.reduce((sum, count) => sum + count), 7000)
  })

  t.test('an exact total is met whatever the range', async t => {
    const centre = populate({ history: { from: '2017-10-02T12:00:00Z', to: '2017-12-05T15:33:08Z' }, volume: { total: 115 } })
    const first = centre.calendar.dayOf(Date.parse('2017-10-02T12:00:00Z'))
    const last = centre.calendar.dayOf(Date.parse('2017-12-05T15:33:07Z'))
    const starts = Array.from({ length: last - first + 1 }, (_, n) => simulateDay(centre, first + n)).flat().map(({ start }) => start)
    t.equal(starts.length, 115)
    t.ok(starts.every(start => start >= Date.parse('2017-10-02T12:00:00Z') && start < Date.parse('2017-12-05T15:33:08Z')))
  })
})

const contactsOf = ({ contacts }: Centre) => Array.from({ length: contacts.count }, (_, place) => contacts.at(place))

t.test('a contact is found by the id that tells his place', async t => {
  const { contacts } = populate({ contacts: 500 })
  for (const contact of contactsOf(populate({ contacts: 500 }))) t.strictSame(contacts.find(contact.id), contact)
  const [first] = contactsOf(populate({ contacts: 1 }))
  for (const id of [first?.id.replace(/.$/, '!'), '00000000-0000-1000-8000-000000000000', 'ffffffff-ffff-4fff-8fff-ffffffffffff', '']) {
    t.equal(contacts.find(id ?? ''), undefined)
  }
})

t.test('an embedding program\'s faker is left as it is', async t => {
  faker.seed(7)
  const expected = faker.person.fullName()
  faker.seed(7)
  contactsOf(populate({}, 'another seed'))
  t.equal(faker.person.fullName(), expected)
})

t.test('another agent or queue renames nobody', async t => {
  const before = populate()
  const after = populate({ agents: { count: 9 }, queues: [{ name: 'New' }, ...tenant.queues] })
  t.strictSame(after.agents.slice(0, 8), before.agents)
  t.strictSame(after.queues.slice(1), before.queues)
  t.strictSame(contactsOf(after), contactsOf(before))
})

t.test('addresses are nobody\'s', async t => {
  for (const country of ['us', 'gb']) {
    const centre = populate({ country, contacts: 500 })
    const [contacts, { agents }] = [contactsOf(centre), centre]
    const reserved = country === 'us' ? /^\+1\d{3}55501\d\d$/ : /^\+44(1\d\d4960|1914980|2079460|2920180|1632960|7700900)\d{3}$/
    t.strictSame([...contacts, ...agents].map(({ phone }) => phone).filter(phone => !reserved.test(phone)), [])
    t.strictSame(contacts.map(({ email }) => email).filter(email => !/^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$/.test(email)), [])
  }
})

t.test('a cut timeline knows nothing of the future', async t => {
  for (const timeline of simulateDay(populate(), MONDAY).slice(0, 60)) {
    for (const now of instantsOf(timeline)) {
      const known = instantsOf(asOf(timeline, now))
      const past = instantsOf(timeline).filter(instant => instant <= now)
      if (known.toSorted().join() !== past.toSorted().join()) t.fail(`interaction ${timeline.serial} at ${now}`)
    }
    t.equal(finalInstant(timeline), Math.max(...instantsOf(timeline)))
    t.equal(textOf([asOf(timeline, finalInstant(timeline))]), textOf([timeline]))
  }
})

t.test('a scenario that cannot be is refused with the place and what was expected', async t => {
  const refusal = (input: unknown) => {
    try {
      parseScenario(input)
    } catch (error) {
      return (error as Error).message
    }
    return 'accepted'
  }
  const scenario = (changes: object) => ({ description: 'A test', tenants: [{ ...tenant, ...changes }] })
  t.equal(refusal({ description: 'A test', tenants: [], colour: 1 }), 'scenario: / has an unknown key "colour"')
  t.equal(refusal(scenario({ timezone: 'Europe/Atlantis' })), 'scenario: /tenants/0/timezone must be the name of a time zone, such as Europe/London')
  t.equal(refusal(scenario({ behaviour: { hold: 1.5 } })), 'scenario: /tenants/0/behaviour/hold must be <= 1')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'voice', contactPoint: '1', queues: ['None'] }] })), '/tenants/0/flows/0/queues must name queues of the tenant, not "None"')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'fax', contactPoint: '1' }] })), '/tenants/0/flows/0/channel must be one of voice, email, sms, messaging')
  t.match(refusal(scenario({ open: 0, close: 24, agents: { count: 5 } })), '/tenants/0/agents/count must be at least 6')
  t.match(refusal(scenario({ open: 0 })), '/tenants/0/open must not be earlier than dayStart')
  t.match(refusal(scenario({ open: 20, close: 8 })), '/tenants/0/close must be later than open')
  t.match(refusal(scenario({ volume: { total: 5 } })), '/tenants/0/volume must be perDay where history is in days')
  t.match(refusal({ ...scenario({}), tenants: [tenant, tenant] }), '/tenants/1 must not repeat the id')
  t.match(refusal({ ...scenario({}), credentials: [{ platform: 'cxengage', id: 'a', secret: 'b', grants: [], tenants: ['0e73a980-6557-11e6-b1b9-ca81484488df'] }] }),
    '/credentials/0/tenants/0 must be a tenant of this scenario')
  t.match(refusal(null), 'scenario: / must be object')
  t.equal(refusal(scenario({ queues: [{ name: 'A' }, { name: 'A' }], flows: [] })), 'scenario: /tenants/0/flows must NOT have fewer than 1 items')
  t.equal(refusal(scenario({ queues: [...tenant.queues, ...tenant.queues] })), `scenario: /tenants/0/queues/${tenant.queues.length}/name must be unique in the tenant`)
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'messaging', direction: 'internal', contactPoint: '1' }] })), '/tenants/0/flows/0/channel must be voice where the direction is internal')
  t.match(refusal(scenario({ flows: [{ name: 'X', channel: 'voice', direction: 'internal', contactPoint: '1' }] })), '/tenants/0/flows must have an inbound one beside an internal one')
  t.match(refusal(scenario({ agents: { count: 3, named: [{ name: 'A', displayId: '02' }] } })), '/tenants/0/agents/named/0/displayId must be no other agent\'s')
  t.match(refusal(scenario({ history: { from: '1970-01-02', to: '2026-01-01' } })), '/tenants/0/history/from must be an ISO 8601 instant')
  t.match(refusal(scenario({ spikes: [{ from: '2026-01-02', to: '2026-01-01', factor: 2 }] })), '/tenants/0/spikes/0/to must be later than from')
  t.match(refusal(scenario({ agents: { count: 5, onShift: 6 } })), '/tenants/0/agents/onShift must not be more agents than there are, 5')
  t.match(refusal(scenario({ spikes: [{ from: 'noon', to: '2026-01-01', factor: 2 }] })), '/tenants/0/spikes/0/from must be an ISO 8601 instant')
})

t.test('numbers, names and shares have defaults', t => {
  const { tenants: [minimal] } = parseScenario({ description: 'A test', tenants: [{ id: tenant.id }] })
  t.match(minimal, { name: 'Contact Centre', timezone: 'UTC', history: { days: 30 }, volume: { perDay: 100 }, queues: [{ name: 'Support', serviceLevel: 20 }], agents: { count: 10, messages: 3 }, behaviour: { hold: 0.15 } })
  t.end()
})

t.test('no more agents work on a day than the scenario says', async t => {
  const [centre] = drawCentres(parseScenario({ description: 'A test', tenants: [{ ...tenant, agents: { count: 40, onShift: 9 } }] }), 'seed')
  if (centre === undefined) return
  const sizes = Array.from({ length: 14 }, (_, day) => crewOf(centre, 20_000 + day).length)
  t.equal(Math.max(...sizes), 9)
  t.ok(Math.min(...sizes) >= 6)
})
