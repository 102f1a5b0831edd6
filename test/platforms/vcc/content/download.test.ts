import t from 'tap'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import type {
  CategorizationResult, SentimentSummary, Transcript
} from '../../../../src/platforms/vcc/content/schemas.ts'
import { build, sharedDefault } from '../../../support/build.ts'
import { V3, clientOf } from '../../../support/vcc-client.ts'
import { READ, contentClientOf, tokenFor } from './client.ts'

t.test('a content', async t => {
  const { app } = await sharedDefault()
  const { get, list } = await contentClientOf(app)
  const { items } = await list({ start: '2026-02-26T00:00:00Z', end: '2026-02-26T23:59:59Z', limit: 40 })
  const [item] = items.filter(({ content }) => content.length === 4)
  if (item === undefined) throw new Error('no interaction with all its content')
  const path = `interactions/${item.guid}/content`

  t.test('is as long as the list says, and of the type that it says', async t => {
    for (const { guid, content } of items) {
      for (const { contentKey, contentType, contentLength } of content) {
        const { statusCode, headers, rawPayload } = await get(`interactions/${guid}/content/${contentKey}`)
        t.equal(statusCode, 200)
        t.equal(headers['content-type']?.toString().split(';')[0], contentType)
        t.strictSame([rawPayload.length, Number(headers['content-length'])], [contentLength, contentLength])
      }
    }
  })

  t.test('is found in any letter case of its key and of the guid', async t => {
    const { rawPayload } = await get(`${path}/callRecording`)
    for (const key of ['callrecording', 'CALLRECORDING']) {
      t.ok((await get(`${path}/${key}`)).rawPayload.equals(rawPayload), key)
    }
    t.ok((await get(`interactions/${item.guid.toUpperCase()}/content/callRecording`)).rawPayload.equals(rawPayload))
    t.match(await get(`${path}/voicemail`), { statusCode: 404, body: '{"message":"Not Found"}' })
  })

  t.test('of audio is a WAV file that lasts as long as the call was recorded', async t => {
    const { rawPayload: wav } = await get(`${path}/callRecording`)
    const { channels } = (await (await clientOf(app)).get(`interactions/${item.guid}`)).json<Interaction>()
    const recorded = channels[0]?.events.find(({ type }) => type === 'CallRecording')?.duration ?? NaN
    t.strictSame([
      wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.readUInt32LE(24), wav.readUInt32LE(4) + 8
    ],
    ['RIFF', 'WAVEfmt ', 8000, wav.length])
    t.equal(wav.readUInt32LE(40) / wav.readUInt32LE(28) * 1000, recorded)
    t.ok(new Set(wav.subarray(44)).size > 10, 'something is heard')
  })

  t.test('comes in ranges that make the whole', async t => {
    for (const key of ['callRecording', 'transcript']) {
      const { rawPayload: whole } = await get(`${path}/${key}`)
      const parts: Buffer[] = []
      const size = Math.ceil(whole.length / 5)
      for (let at = 0; at < whole.length; at += size) {
        const part = await get(`${path}/${key}`, { range: `bytes=${at}-${at + size - 1}` })
        const last = Math.min(at + size, whole.length) - 1
        t.match(part, {
          statusCode: 206,
          headers: { 'content-range': `bytes ${at}-${last}/${whole.length}`, 'content-length': String(last - at + 1) }
        })
        parts.push(part.rawPayload)
      }
      t.ok(Buffer.concat(parts).equals(whole), key)
      t.ok((await get(`${path}/${key}`, { range: 'bytes=-10' })).rawPayload.equals(whole.subarray(-10)), 'the last ten')
      t.ok((await get(`${path}/${key}`, { range: 'bytes=10-' })).rawPayload.equals(whole.subarray(10)), 'all but ten')
    }
  })

  t.test('has no range beyond its end', async t => {
    const { contentLength } = item.content[0] ?? { contentLength: NaN }
    for (const range of [`bytes=${contentLength}-`, `bytes=${contentLength + 5}-${contentLength + 6}`, 'bytes=-0']) {
      t.match(await get(`${path}/callRecording`, { range }),
        {
          statusCode: 416,
          headers: { 'content-range': `bytes */${contentLength}` },
          body: '{"message":"Range Not Satisfiable"}'
        }, range)
    }
  })

  t.test('is whole where the range is of another form', async t => {
    for (const range of ['bytes=5-2', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5', 'nonsense']) {
      t.equal((await get(`${path}/transcript`, { range })).statusCode, 200, range)
    }
  })

  t.test('tells its length to a HEAD', async t => {
    const { contentLength } = item.content[0] ?? { contentLength: NaN }
    const authorization = `Bearer ${await tokenFor(app, 'live', READ)}`
    const answer = await app.inject({
      method: 'HEAD',
      url: `/interaction-content/${path}/callRecording`,
      headers: { authorization, accept: V3 }
    })
    t.strictSame([answer.statusCode, answer.headers['content-length'], answer.body], [200, String(contentLength), ''])
  })

  t.test('of an analysis fits the words of the transcript', async t => {
    for (const { guid } of items.filter(({ content }) => content.length === 4)) {
      const read = async <Document>(key: string) => (await get(`interactions/${guid}/content/${key}`)).json<Document>()
      const { phrases } = await read<Transcript>('transcript')
      const { categories } = await read<CategorizationResult>('categorizationResult')
      const { overallSentiment, distributionOverTime } = await read<SentimentSummary>('sentimentSummary')
      t.equal(categories.flatMap(({ categories }) => categories).reduce((sum, { matches }) => sum + Number(matches), 0),
        phrases.length)
      t.ok(phrases.length > 1, 'there are words')
      t.ok(overallSentiment >= -1 && overallSentiment <= 1)
      t.strictSame(distributionOverTime.map(({ span }) => span),
        Array.from({ length: 10 }, (_, n) => ({ start: n * 10, end: n * 10 + 10 })))
    }
  })

  t.test('is the same however often, and wherever it is asked for', async t => {
    const other = await build(t)
    const client = await contentClientOf(other.app)
    for (const { contentKey } of item.content) {
      t.ok(
        (await client.get(`${path}/${contentKey}`)).rawPayload.equals((await get(`${path}/${contentKey}`)).rawPayload),
        contentKey
      )
    }
  })
})
