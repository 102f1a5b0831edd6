import t from 'tap'
import type { Interaction as CxengageInteraction } from '../src/platforms/cxengage/interactions/schemas.ts'
import type { Interaction as VccInteraction } from '../src/platforms/vcc/interactions/schemas.ts'
import { LIVE, basic, build } from './build.ts'
import { clientOf } from './platforms/vcc-client.ts'
import { smallScenario } from './small-scenario.ts'

type Facts = object

const DIRECTIONS: Record<string, string> = { Inbound: 'inbound', Outbound: 'outbound' }
const MEDIA: Record<string, string> = { Phone: 'voice', Email: 'email' }
const after = (start: string, ms: number) => new Date(Date.parse(start) + ms).toISOString()

const factsOfCxengage = (i: CxengageInteraction): Facts => ({
  start: i.startTimestamp,
  channel: i.channelType,
  direction: i.direction,
  customer: i.customer,
  offers: (i.agents ?? []).map(agent => agent.startTimestamp),
  queues: (i.queues ?? []).map(queue => [queue.queueName, queue.startTimestamp, queue.endTimestamp ?? null, queue.queueExitType ?? null]),
  connected: (i.queues ?? []).filter(queue => queue.queueExitType === 'success').map(queue => queue.endTimestamp)
})

function factsOfVcc ({ start, medium, direction, connectFrom, connectTo, channels }: VccInteraction): Facts {
  const [external] = channels.filter(({ party }) => party.role === 'External')
  const agents = channels.filter(({ party }) => party.role === 'Agent')
  const exits: Record<string, string> = { Delivered: 'success', HangUpInQueue: 'abandon' }
  return {
    start,
    channel: MEDIA[medium],
    direction: DIRECTIONS[direction],
    customer: direction === 'Inbound' ? connectFrom : connectTo,
    offers: agents.map(({ offset }) => after(start, offset)),
    queues: (external?.events ?? []).filter(({ type }) => type === 'Queue').map(({ name, offset, duration, properties }) => {
      const result = (properties as { result: string | null }).result
      return [name, after(start, offset), duration === null ? null : after(start, offset + duration), result === null ? null : exits[result]]
    }),
    connected: direction === 'Outbound'
      ? []
      : agents.flatMap(({ events }) => events.filter(({ type }) => type === 'Connected').map(({ offset }) => after(start, offset)))
  }
}

t.test('both platforms tell the same facts of every call and e-mail, while it runs and after', async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 300 } })) })}/small.json`
  for (const clock of ['2026-03-03T11:47:13.123Z', '2026-03-03T16:20:00.000Z', '2026-03-05T23:00:00.000Z']) {
    const { app } = await build(t, { scenario, clock })
    const { results } = (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin') })).json() as { results: CxengageInteraction[] }
    const { list } = await clientOf(app)
    const { items, meta } = await list<VccInteraction>('interactions?start=2026-03-01&limit=5000')

    const told = results.filter(({ channelType }) => channelType === 'voice' || channelType === 'email').toReversed().map(factsOfCxengage)
    const external = items.filter(({ direction }) => direction !== 'Internal')
    t.equal(items.length, meta.totalCount)
    t.equal(external.length, told.length)
    t.equal(JSON.stringify(external.map(factsOfVcc)), JSON.stringify(told), clock)
  }
})
