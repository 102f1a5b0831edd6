import t, { type Test as Tap } from 'tap'
import type { ArtifactFile, ArtifactSummary } from '../../../../src/platforms/cxengage/artifacts/schemas.ts'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { orderKeys } from '../../../../src/platforms/cxengage/wire/key-order.ts'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const LITERAL = `/v1/tenants/${DOCUMENTED}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9`
const EVENING = '2026-03-05T23:00:00.000Z'

type Test = Pick<Tap, 'teardown' | 'testdir'>

interface Message {
  payload: {
    metadata: { name: string, type: string }
    body: { id: string, text: string }
    from: string
    timestamp: string
  },
  timestamp: string
}

async function small (t: Test, clock: string) {
  const scenario =
    `${t.testdir({ 'small.json': JSON.stringify(smallScenario({ history: { days: 3 }, volume: { perDay: 100 } })) })}/small.json`
  const { app, ringback } = await build(t, { scenario, clock })
  const get = (url: string) => app.inject({ url, headers: basic('admin') })
  const list = async (): Promise<Interaction[]> =>
    (await get(`/v1/tenants/${LIVE}/interactions?limit=1000`)).json().results
  const artifactsOf = async ({ interactionId }: Interaction): Promise<ArtifactSummary[]> =>
    (await get(pathOf(interactionId))).json().results
  return { app, ringback, get, list, artifactsOf }
}

const pathOf = (interactionId: string) => `/v1/tenants/${LIVE}/interactions/${interactionId}/artifacts`
const isAnswered = ({ agents = [] }: Interaction) =>
  (agents ?? []).some(({ agentConversationTime }) => agentConversationTime != null)
/** Of the documented form: of 2022 it is true. */
const linkOf = ({ audioRecording }: Interaction): string | undefined => typeof audioRecording === 'string'
  ? audioRecording
  : undefined
const workOf = ({ agents = [] }: Interaction) => agents.filter(({ agentWorkAccepted }) => agentWorkAccepted === true)
const isRecorded = ({ flowName }: Interaction) => flowName === 'Line'
const isProcessed = ({ startTimestamp }: Interaction) =>
  startTimestamp < '2026-03-04T04:00:00.000Z' // even what is processed late

t.test('artifacts are kept of recorded calls and of chats that were answered, and of every e-mail', async t => {
  const { get, list, artifactsOf } = await small(t, EVENING)
  const kinds: Record<string, number> = {}
  for (const interaction of (await list()).filter(isProcessed)) {
    const artifacts = await artifactsOf(interaction)
    const { channelType } = interaction
    const ofMail = isAnswered(interaction) ? ['email', 'email'] : ['email']
    const ofOthers = !isAnswered(interaction)
      ? []
      : channelType === 'messaging'
        ? ['messaging-transcript']
        : channelType === 'voice' && isRecorded(interaction)
          ? ['audio-recording']
          : []
    const expected = channelType === 'email' ? ofMail : ofOthers
    t.strictSame(artifacts.map(({ artifactType }) => artifactType), expected, `${channelType} ${interaction.flowName}`)
    for (const summary of artifacts) {
      const artifact = (await get(`${pathOf(interaction.interactionId)}/${summary.artifactId}`)).json()
      t.match(artifact, {
        artifactId: summary.artifactId,
        artifactType: summary.artifactType,
        created: summary.created,
        updated: summary.updated
      })
      t.equal(artifact.files.length, summary.fileCount)
      for (const object of [summary, artifact, ...artifact.files]) {
        t.strictSame(Object.keys(object), orderKeys(Object.keys(object)), 'in the platform\'s order')
      }
      kinds[summary.artifactType] = (kinds[summary.artifactType] ?? 0) + 1
    }
    t.equal(interaction.audioRecording !== undefined, expected.includes('audio-recording'))
    t.equal(interaction.messagingTranscript !== undefined, expected.includes('messaging-transcript'))
  }
  t.ok((kinds['audio-recording'] ?? 0) > 10 && (kinds['messaging-transcript'] ?? 0) > 5, JSON.stringify(kinds))
})

t.test('a recording is a sound that can be played', async t => {
  const { app, get, list } = await small(t, EVENING)
  const [first, second] = (await list()).filter(({ audioRecording }) => audioRecording !== undefined)
  const [link, other] = [first, second].map(call => call && linkOf(call))
  if (first === undefined || link === undefined || other === undefined) throw new Error('there are recorded calls')
  t.match(link, new RegExp(`^${pathOf(first.interactionId)}/[0-9a-f-]{36}/files/[0-9a-f-]{36}$`),
    'the interaction has the link')

  const { rawPayload: wav, headers } = await get(link)
  t.equal(headers['content-type'], 'audio/wav')
  t.strictSame([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.toString('latin1', 36, 40)],
    ['RIFF', 'WAVEfmt ', 'data'])
  t.strictSame([wav.readUInt32LE(4), wav.readUInt16LE(20), wav.readUInt16LE(22),
    wav.readUInt32LE(24), wav.readUInt16LE(34), wav.readUInt32LE(40)],
  [wav.length - 8, 1, 1, 8000, 8, wav.length - 44])
  t.equal(headers['content-length'], String(wav.length))
  const samples = wav.subarray(44)
  t.ok(samples.some(sample => sample > 220) && samples.some(sample => sample < 36), 'it can be heard')
  t.strictSame([samples[0], samples.at(-1)], [128, 128], 'from silence to silence')
  t.notOk(wav.equals((await get(other)).rawPayload), 'another call sounds different')
  t.ok(wav.equals((await get(link)).rawPayload))
  const head = await app.inject({ method: 'HEAD', url: link, headers: basic('admin') })
  t.match(head, { statusCode: 200, body: '', headers: { 'content-length': String(wav.length) } })

  const [, artifact = ''] = /^(.*)\/files\//.exec(link) ?? []
  const { files: [file] } = (await app.inject({
    url: artifact,
    headers: { ...basic('admin'), host: 'calls.example.com:7464' }
  })).json() as { files: ArtifactFile[] }
  t.match(file, {
    url: `http://calls.example.com:7464${link}`,
    contentType: 'audio/wav',
    engageRecorder: false,
    participantAdditionalInfo: { agentName: workOf(first)[0]?.agentName }
  })
  t.ok(Math.abs((file?.duration ?? 0) - (workOf(first)[0]?.agentConversationTime ?? 0)) < 1 || workOf(first).length > 1,
    'as long as the conversation')
  t.equal(Math.round(samples.length / 8000), file?.duration, 'and so is its sound')

  const [recording] = (await get(artifact.replace(/\/artifacts\/.*/, '/recordings'))).json().result
  t.match(recording, { interactionId: first.interactionId, url: /\/files\//, duration: file?.duration })
  t.strictSame((await get(`${artifact.replace(/\/artifacts\/.*/, '/recordings')}/${recording.id}`)).json().result,
    recording)
})

t.test('a transcript is what both have written, within the conversation', async t => {
  const { get, list, artifactsOf } = await small(t, EVENING)
  const chats = (await list()).filter(({ messagingTranscript }) => messagingTranscript !== undefined)
  for (const chat of chats) {
    const [summary] = await artifactsOf(chat)
    const { files: [file] } =
      (await get(`${pathOf(chat.interactionId)}/${summary?.artifactId}`)).json() as { files: ArtifactFile[] }
    t.match(file, { filename: 'transcript.json', contentType: 'application/json', metadata: { transcript: true } })
    const messages = (await get(new URL(file?.url ?? '').pathname)).json() as Message[]
    t.ok(messages.length >= 4)
    const instants = messages.map(({ timestamp }) => Number(timestamp))
    t.strictSame(instants, instants.toSorted((a, b) => a - b))
    t.equal(instants[0], Date.parse(chat.startTimestamp))
    const [agent] = workOf(chat)
    t.ok((instants.at(-1) ?? 0) <= Date.parse(agent?.endTimestamp ?? ''))
    for (const { payload, timestamp } of messages) {
      t.equal(payload.timestamp, `${new Date(Number(timestamp)).toISOString().slice(0, 19)}Z`)
      t.equal(payload.from === agent?.agentId, payload.metadata.type === 'agent')
      if (payload.metadata.type === 'customer') t.match(payload.from, /^[0-9a-f]{24}$/, 'nobody takes it for a user\'s')
    }
    t.strictSame(new Set(messages.map(({ payload }) => payload.metadata.type)), new Set(['customer', 'agent']))
    t.equal(
      chat.messagingTranscript,
      messages.map(({ payload }) => `${payload.metadata.name}: ${payload.body.text}`).join('\n'),
      'and the interaction has it as text'
    )
  }
  t.ok(chats.length > 10)
})

t.test('there is nothing before the record is processed', async t => {
  const { ringback, get, list, artifactsOf } = await small(t, EVENING)
  const find = async (id: string) => (await get(`/v1/tenants/${LIVE}/interactions/${id}`)).json() as Interaction
  const history = async (contactId: string) => (await get(
    `/v1/tenants/${LIVE}/contacts/${contactId}/interactions?limit=100`
  )).json().results as { interactionId: string, recording: string | null, transcript: string | null }[]

  for (const field of ['audioRecording', 'messagingTranscript'] as const) {
    const kept =
      (await list()).find(interaction => interaction[field] !== undefined && interaction.contactId !== undefined)
    if (kept === undefined) throw new Error(`there is one with ${field}`)
    const [summary] = await artifactsOf(kept)
    const created = Date.parse(summary?.created ?? '')
    const artifact = `${pathOf(kept.interactionId)}/${summary?.artifactId}`
    const row = async () =>
      (await history(kept.contactId ?? '')).find(({ interactionId }) => interactionId === kept.interactionId)
    t.ok(created > Date.parse(kept.endTimestamp ?? ''))
    t.match(await row(), { [field === 'audioRecording' ? 'recording' : 'transcript']: kept[field] },
      'the contact\'s history has it too')

    ringback.clock.set(created - 1)
    t.equal((await find(kept.interactionId))[field], undefined)
    t.strictSame(await artifactsOf(kept), [])
    t.equal((await get(artifact)).statusCode, 404)
    t.match(await row(), { recording: null, transcript: null })

    ringback.clock.set(created)
    t.equal((await find(kept.interactionId))[field], kept[field])
    t.strictSame(await artifactsOf(kept), [summary])
    t.equal((await get(artifact)).statusCode, 200)
    ringback.clock.set(Date.parse(EVENING))
  }
})

t.test('who may have them, and what there is not', async t => {
  const { app } = await sharedDefault()
  const get = (url: string, user = 'admin') => app.inject({ url, headers: basic(user) })
  const { results } = (await get(`/v1/tenants/${LIVE}/interactions?limit=1000`)).json() as { results: Interaction[] }
  const link = results.map(linkOf).find(link => link !== undefined) ?? ''
  const [, artifact = '', list = ''] = /^((.*\/artifacts)\/[^/]+)\/files/.exec(link) ?? []
  for (const url of [link, artifact, list, list.replace('artifacts', 'recordings')]) {
    t.equal((await app.inject(url)).statusCode, 401, url)
    t.equal((await get(url, 'agent')).statusCode, 403)
    t.equal((await get(url, 'reporting')).statusCode, 200)
  }
  for (const url of [
    `${artifact}/files/${UNKNOWN}`,
    `${list}/${UNKNOWN}`,
    list.replace(/interactions\/[^/]+/, `interactions/${UNKNOWN}`),
    list.replace('artifacts', `recordings/${UNKNOWN}`)
  ]) {
    t.match((await get(url)).json(), { error: { code: 404, message: / not found$/ } }, url)
  }
  for (const url of [`${artifact}/files/x`, `${list}/x`, list.replace(/interactions\/[^/]+/, 'interactions/x')]) {
    t.equal((await get(url)).statusCode, 400)
  }
  t.strictSame((await get(`${LITERAL}/artifacts`)).json(), { results: [] }, 'a literal document brings none')
  t.equal((await get(`${LITERAL}/artifacts`, 'outsider')).statusCode, 403)
})
