import t, { type Test } from 'tap'
import type { Interaction as CxengageInteraction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import type { ArtifactDocument, ArtifactSummary } from '../../../../src/platforms/cxengage/artifacts/schemas.ts'
import type { ConversationMessage } from '../../../../src/platforms/cxengage/messages/schemas.ts'
import type { ChatTranscript, InteractionWithContent } from '../../../../src/platforms/vcc/content/schemas.ts'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import { LIVE, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'
import { clientOf } from '../../../support/vcc-client.ts'
import { contentClientOf } from './client.ts'

const EVENING = '2026-03-05T23:00:00.000Z'
const WEEK = { start: '2026-03-01T00:00:00Z', end: '2026-03-05T23:00:00Z' }

const LINE = { name: 'Line', channel: 'voice', share: 2, contactPoint: '+442079460100' }
const MAIL = { name: 'Mail', channel: 'email', contactPoint: 'help@small.example.com' }

/** A small centre with these flows, whose clients may do everything. */
async function centreOf (t: Test, flows: readonly object[], changes = {}) {
  const small = smallScenario({ flows, history: { days: 4 }, volume: { perDay: 80 }, ...changes })
  const scenario = { ...small, credentials: small.credentials.map(credential => ({ ...credential, grants: ['*'] })) }
  const { app, ringback } =
    await build(t, { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`, clock: EVENING })
  const client = await contentClientOf(app)
  const stats = await clientOf(app)
  return {
    ringback,
    ...client,
    file: (guid: string, key: string, headers = {}) => client.get(`interactions/${guid}/content/${key}`, headers),
    told: async () => await stats.all<Interaction>('interactions?start=2026-03-01'),
    /** What the other platform says. */
    cxengage: async <Body>(path: string) =>
      (await app.inject({ url: `/v1/${path}`, headers: basic('admin') })).json<Body>(),
    open: async (url: string) => {
      const { pathname, search } = new URL(url)
      return (await app.inject(pathname + search)).rawPayload
    }
  }
}

type Centre = Awaited<ReturnType<typeof centreOf>>

const cxengageOf = async ({ cxengage }: Centre, ...channels: string[]) =>
  (await cxengage<{ results: CxengageInteraction[] }>(`tenants/${LIVE}/interactions?limit=1000`)).results
    .filter(({ channelType }) => channels.includes(String(channelType)))

const ofType = (items: readonly InteractionWithContent[], wanted: string) => items.flatMap(item =>
  item.content.filter(({ type }) => type === wanted).map(content => ({ ...item, content })))

const UNIQUE = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

t.test('a chat that was answered has a transcript of the messages that the other platform tells', async t => {
  const centre = await centreOf(t, [
    LINE,
    { name: 'Chat', channel: 'messaging', contactPoint: 'chat@small.example.com' },
    { name: 'Text', channel: 'sms', contactPoint: '+447700900100' }
  ])
  const chats = ofType(await centre.all(WEEK), 'chatTranscript')
  const answered = (await cxengageOf(centre, 'messaging', 'sms')).filter(({ messagingTranscript }) =>
    messagingTranscript !== undefined).toReversed()
  t.ok(chats.length > 50)
  t.strictSame(
    chats.map(({ start, connectFrom, connectTo, direction }) => ({ start, connectFrom, connectTo, direction })),
    answered.map(({ startTimestamp, customer: connectFrom, contactPoint: connectTo, direction }) =>
      ({ start: `${startTimestamp.slice(0, 19)}Z`, connectFrom, connectTo, direction }))
  )
  for (const [index, { guid, handlingAgents, content }] of chats.entries()) {
    t.match(content, { contentKey: UNIQUE, contentType: 'application/json', properties: {} })
    const transcript = (await centre.file(guid, content.contentKey.toUpperCase())).json<ChatTranscript>()
    const { messages } = await centre.cxengage<{ messages: ConversationMessage[] }>(
      `smooch/tenants/${LIVE}/interactions/${answered[index]?.interactionId}/conversation`)
    t.equal(transcript.guid, guid)
    t.strictSame(
      transcript.messages.map(({ speaker, sentAt, text }) => ({ speaker, sentAt: Date.parse(sentAt), text })),
      messages.map(({ type, timestamp, text }) => ({ speaker: type, sentAt: timestamp, text }))
    )
    for (const { agentId } of transcript.messages) {
      t.ok(agentId === null || handlingAgents.some(({ id }) => id === agentId))
    }
  }
})

t.test('a transcript is there once the chat is over, and no sooner', async t => {
  const chat = { name: 'Chat', channel: 'messaging', contactPoint: 'chat@small.example.com' }
  const centre = await centreOf(t, [LINE, chat])
  const [first] = ofType(await centre.all(WEEK), 'chatTranscript')
  if (first === undefined) throw new Error('there are chats')
  // Told in whole seconds.
  const end = Date.parse(first.content.lastModified)
  const at = async (instant: number) => {
    centre.ringback.clock.set(instant)
    const client = await contentClientOf(centre.ringback.app)
    const listed = (await client.list({ start: first.start, end: first.start, limit: 1000 })).items
    return [(await client.get(`interactions/${first.guid}`)).statusCode, listed.some(({ guid }) => guid === first.guid)]
  }
  t.strictSame(await at(end - 1), [404, false])
  t.strictSame(await at(end + 1000), [200, true])
})

t.test('what is attached to an e-mail is the file of the other platform', async t => {
  const centre = await centreOf(t, [LINE, MAIL])
  const guids = new Map((await centre.told()).filter(({ medium, status }) => medium === 'Email' && status !== 'Ongoing')
    .map(({ guid, start }) => [start, guid]))
  const attached = new Map(ofType(await centre.all(WEEK), 'attachment').map(item => [item.guid, item]))
  let expected = 0
  for (const { interactionId, startTimestamp } of await cxengageOf(centre, 'email')) {
    const path = `tenants/${LIVE}/interactions/${interactionId}/artifacts`
    const [summary] = (await centre.cxengage<{ results: ArtifactSummary[] }>(path)).results
    const { files } = await centre.cxengage<ArtifactDocument>(`${path}/${summary?.artifactId}`)
    const file = files.find(({ filename }) => filename === 'order.csv')
    const found = attached.get(guids.get(startTimestamp) ?? '')
    t.equal(found !== undefined, file !== undefined, startTimestamp)
    if (found === undefined || file === undefined) continue
    expected++
    const answer = await centre.file(found.guid, found.content.contentKey)
    t.ok(answer.rawPayload.equals(await centre.open(file.url)))
    t.equal(answer.headers['content-type']?.toString().replace(/;.*/, ''), 'text/csv')
    t.match(found.content, { contentType: 'text/csv', contentLength: answer.rawPayload.length })
    const part = await centre.file(found.guid, found.content.contentKey, { range: 'bytes=0-4' })
    t.match(part, { statusCode: 206, body: 'order' })
  }
  t.ok(expected > 3)
  t.equal(attached.size, expected)
})

t.test('a call out is recorded where its flow says so, on both platforms', async t => {
  const calls = { name: 'Calls', channel: 'voice', direction: 'outbound', contactPoint: '+442079460100' }
  const steps = [{ name: 'Record', kind: 'CallRecording' }]
  const centre = await centreOf(t, [LINE, { ...calls, steps }, { ...calls, name: 'Unheard' }])
  const recorded = ofType(await centre.all({ ...WEEK, direction: 'outbound' }), 'callRecording')
  const told = new Map((await centre.told()).map(interaction => [interaction.guid, interaction]))
  t.ok(recorded.length > 10)
  t.equal(recorded.length, (await cxengageOf(centre, 'voice')).filter(({ audioRecording, direction }) =>
    direction === 'outbound' && audioRecording !== undefined).length)
  for (const { guid, connectFrom, connectTo, content } of recorded) {
    const interaction = told.get(guid)
    t.match(interaction, { direction: 'Outbound', connectFrom, connectTo, categorizedAt: String })
    const event = interaction?.channels[0]?.events.find(({ type }) => type === 'CallRecording')
    t.equal(content.contentLength, 44 + 8 * (event?.duration ?? NaN))
  }
})

t.test('the IVR records what callers say to its collector, also of those who hang up', async t => {
  const steps = [{ name: 'Account number', kind: 'DataCollector' }, { name: 'Menu', kind: 'Menu' }]
  const centre = await centreOf(t, [{ ...LINE, id: '816f1144-ac27-4bba-8e57-2f1fb0d1d7a5', steps }],
    { behaviour: { ivrAbandon: 0.2 } })
  const collected = ofType(await centre.all(WEEK), 'ivrAudioRecording')
  const told = await centre.told()
  const over = new Map(told.filter(({ status, direction }) => status !== 'Ongoing' && direction === 'Inbound')
    .map(interaction => [interaction.guid, interaction]))
  t.ok(collected.length > 50)
  t.ok(collected.length > collected.filter(({ handlingAgents }) => handlingAgents.length > 0).length)
  for (const { guid, content } of collected) {
    t.match(content, {
      contentKey: UNIQUE,
      contentType: 'audio/wav',
      owningInteractionPlan: { id: '816f1144-ac27-4bba-8e57-2f1fb0d1d7a5' }
    })
    const [customer] = over.get(guid)?.channels ?? []
    const [collector, next] = customer?.events.filter(({ type }) => type === 'Applet') ?? []
    const time = Math.min(next?.offset ?? Infinity, customer?.duration ?? NaN) - (collector?.offset ?? NaN)
    const { rawPayload: wav } = await centre.file(guid, content.contentKey)
    t.strictSame([wav.length, wav.readUInt32LE(40) / 8], [content.contentLength, time])
  }
})

t.test('the screens of agents are recorded while they are on calls, where the tenant has that', async t => {
  const agents = { count: 5, screenRecording: true }
  const centre = await centreOf(t, [LINE, MAIL], { agents, behaviour: { transfer: 0.3 } })
  const recorded = ofType(await centre.all(WEEK), 'screenRecording')
  t.ok(recorded.length > 50)
  for (const { guid, channels, medium, status } of await centre.told()) {
    const own = recorded.filter(item => item.guid === guid)
    const connected = channels.slice(1).flatMap(({ events }) =>
      events.flatMap(({ type, duration }) => type === 'Connected' ? [duration] : []))
    const files = await Promise.all(own.map(async ({ content }) => await centre.file(guid, content.contentKey)))
    const times = files.map(({ rawPayload }) => rawPayload.readDoubleBE(rawPayload.indexOf('4489', 0, 'hex') + 6))
    t.strictSame(times, medium === 'Phone' && status !== 'Ongoing' ? connected : [])
    for (const { headers } of files) t.equal(headers['content-type'], 'video/webm')
  }
})
