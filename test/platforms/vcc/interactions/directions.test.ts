import t from 'tap'
import type { AgentActivity } from '../../../../src/platforms/vcc/agent-activities/schemas.ts'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import type { QueueTime } from '../../../../src/platforms/vcc/queue-times/schemas.ts'
import { build } from '../../../support/build.ts'
import { clientOf } from '../../../support/vcc-client.ts'

t.test('a month of calls in every direction', async t => {
  const { app } = await build(t)
  const { all } = await clientOf(app)
  const interactions = await all<Interaction>('interactions?start=2026-02-01')
  const of = (direction: Interaction['direction']) => interactions.filter(interaction => interaction.direction === direction)

  t.test('a call between agents has a channel for each, and is work for both', async t => {
    const activities = Object.groupBy(await all<AgentActivity>('agent-activities/interactions?start=2026-02-01'), ({ interaction }) => interaction?.guid ?? '')
    t.ok(of('Internal').length > 100)
    for (const { guid, connectTo, channels: [caller, colleague, ...others] } of of('Internal')) {
      t.strictSame([others.length, caller?.guid, colleague?.party.touchpoint], [0, guid, connectTo])
      t.not(caller?.party.id, colleague?.party.id)
      const told = activities[guid] ?? []
      t.strictSame(new Set(told.map(({ interaction }) => interaction?.direction)), new Set(['Internal']))
      t.strictSame(new Set(told.map(({ agentId }) => agentId)), new Set([caller?.party.id, colleague?.party.id]))
    }
  })

  t.test('only who calls in passes a plan and a queue', async t => {
    const queued = new Set((await all<QueueTime>('queue-times?start=2026-02-01')).map(({ interactionGuid }) => interactionGuid))
    for (const { guid, direction, serviceName, interactionPlanMapping } of interactions) {
      if (direction === 'Inbound' || (serviceName === null && interactionPlanMapping === null && !queued.has(guid))) continue
      t.fail(guid)
    }
    t.ok(queued.size > 1000)
  })

  t.test('nobody is connected in a channel that ends with NoAnswer, and somebody in every other', async t => {
    const channels = interactions.flatMap(({ channels }) => channels).filter(({ duration }) => duration !== null)
    const wrong = channels.filter(({ endReason, events }) => events.some(({ type }) => type === 'Connected') !== (endReason === 'Released'))
    t.strictSame(wrong, [])
    t.strictSame(new Set(channels.map(({ endReason }) => endReason)), new Set(['Released', 'NoAnswer']))
  })

  t.test('a conversation has one customer, and a call back follows the call', async t => {
    const conversations = Object.values(Object.groupBy(interactions, ({ conversationGuid }) => conversationGuid)).map((found = []) => found).filter(({ length }) => length > 1)
    for (const conversation of conversations) {
      t.equal(new Set(conversation.map(({ direction, connectFrom, connectTo }) => direction === 'Inbound' ? connectFrom : connectTo)).size, 1)
      t.equal(conversation[0]?.direction, 'Inbound')
    }
    t.ok(conversations.some(conversation => conversation.at(-1)?.direction === 'Outbound'))
  })
})
