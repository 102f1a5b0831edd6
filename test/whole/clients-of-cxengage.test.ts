import t from 'tap'
import type { ArtifactDocument, ArtifactSummary } from '../../src/platforms/cxengage/artifacts/schemas.ts'
import type { Interaction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { notLong } from '../support/size.ts'

/** What public clients of CxEngage ask, one request after the other, and what they take for granted of the answers. */

interface Page { page: number | null, limit: number, offset: number, total: number, results: Interaction[] | null }
interface HistoryPage {
  page: number | null,
  limit: number,
  total: number,
  results: {
    interactionId: string
    startTimestamp: string
  }[]
}

const KEY = { username: 'thamesway-key', password: 'thamesway-key-secret', tenantId: LIVE }
const idsOf = (rows: readonly { interactionId: string }[]) => rows.map(({ interactionId }) => interactionId)

t.test('clients', notLong, async t => {
  const { app, ringback } = await build(t, { strict: true })
  const get = async <Body>(url: string, headers: object): Promise<Body> =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: { ...headers } })).json()
  const signIn = async () => ({
    authorization:
      `Token ${(await app.inject({ method: 'POST', url: '/v1/tokens', headers: { 'content-type': 'application/json' }, payload: KEY })).json().token}`,
    'content-type': 'application/json'
  })

  /** Asks for the total, then for all pages at once, and does not care which comes first. */
  async function inParallel (range: string): Promise<Interaction[]> {
    const headers = await signIn()
    const { total } = await get<Page>(`interactions?${range}&limit=0&offset=0`, headers)
    const offsets = Array.from({ length: Math.ceil(total / 1000) }, (_, place) => place * 1000)
    const pages = await Promise.all(offsets.map(async offset =>
      await get<Page>(`interactions?${range}&limit=1000&offset=${offset}`, headers)))
    t.strictSame(pages.map(({ offset }) => offset), offsets)
    return pages.flatMap(({ results }) => results ?? [])
  }

  /** Goes on where the answer says that it is. */
  async function oneByOne (range: string): Promise<Interaction[]> {
    const headers = await signIn()
    const rows: Interaction[] = []
    for (let offset = 0, total = 1; offset < total;) {
      const page = await get<Page>(`interactions?${range}&limit=1000&offset=${offset}`, headers)
      if (page.results === null) break
      rows.push(...page.results)
      offset = page.offset + page.results.length
      total = page.total
    }
    return rows
  }

  t.test('a bulk download has the same rows in parallel pages as one by one', async t => {
    for (const range of [
      'start=2026-02-26T00:00:00&end=2026-03-03T00:00:00',
      'start=2026-02-23T00:00:00+00:00&end=2026-02-27T00:00:00+00:00',
      'start=2026-02-25T00:00:00.000005&end=2026-03-01T00:00:00'
    ]) {
      const [all, ordered] = [await inParallel(range), await oneByOne(range)]
      t.ok(all.length > 1000, 'more than a page')
      t.equal(new Set(idsOf(all)).size, all.length)
      t.strictSame(new Set(idsOf(all)), new Set(idsOf(ordered)), range)
    }
    t.strictSame([await inParallel('start=2031-01-01T00:00:00&end=2032-01-01T00:00:00'),
      await oneByOne('start=2031-01-01T00:00:00&end=2032-01-01T00:00:00')],
    [[], []])
  })

  t.test('an import to a table has what it cannot do without in every row that it takes', async t => {
    for (const {
      interactionId, startTimestamp, interactionTime, queues, channelType
    } of await oneByOne('start=2026-02-27&end=2026-03-01')) {
      t.match(startTimestamp.slice(0, -5), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
        'what is left without the last five characters')
      if (queues === undefined || interactionTime === undefined) continue
      t.match({ interactionId, queue: queues[0]?.queueId, interactionTime, channelType },
        { interactionId: /^[0-9a-f-]{36}$/, queue: /^[0-9a-f-]{36}$/, interactionTime: Number, channelType: String })
    }
  })

  t.test('a token that has expired is fetched again, once', async t => {
    const expired = await signIn()
    ringback.clock.advance('P1D')
    t.match(await get('interactions?limit=1', expired), { error: { code: 401 } })
    t.match(await get('interactions?limit=1', await signIn()), { limit: 1 })
    ringback.clock.advance('-P1D')
  })

  t.test('a report by half hours adds up to the list of its day', async t => {
    const day: Page = await get(
      'interactions?start=2026-02-27T00:00:00.000Z&end=2026-02-27T23:59:59.000Z&limit=1000&includenulls=true',
      basic('admin')
    )
    const list = day.results ?? []
    t.ok(list.every(({ segments, queues }) =>
      segments.every(segment => 'segmentEndType' in segment) && Array.isArray(queues)),
    'nothing is missing that is looped over')
    const answered = list.flatMap(({ queues }) => queues ?? []).filter(({ queueExitType, endTimestamp }) =>
      queueExitType === 'success' && endTimestamp?.startsWith('2026-02-27'))
    let calls = 0
    for (let half = 0; half < 48; half++) {
      const clock = (place: number) =>
        `2026-02-27T${String(Math.floor(place / 2)).padStart(2, '0')}:${place % 2 === 0 ? '00' : '30'}`
      const { results } = await get<{
        results: { answeredCallCount: number }[]
      }>(`wfm/intervals/agent?start=${clock(half)}Z&end=${clock(half + 1)}&limit=1000`, basic('workforce'))
      calls += results.reduce((sum, { answeredCallCount }) => sum + answeredCallCount, 0)
    }
    t.equal(calls, answered.length)
  })

  t.test('a contact\'s panel turns every page, looks for the first of all and opens what it shows', async t => {
    // Blank dates download everything.
    const all = await oneByOne('start=&end=')
    const byContact = Map.groupBy(all.filter(({ contactId }) => contactId != null), ({ contactId }) => contactId)
    const [[contactId, rows] = ['', []]] = [...byContact].sort(([, a], [, b]) => b.length - a.length)
    const [exact] = [...byContact].find(([, rows]) => rows.length === 10) ?? []
    const history = async (contact: unknown, page?: number) => await get<HistoryPage>(
      `contacts/${contact}/interactions${page === undefined ? '' : `?page=${page}`}`,
      basic('agent')
    )

    const first = await history(contactId)
    t.strictSame([first.page, first.total], [null, rows.length])
    const seen = [...first.results]
    for (let page = 1; seen.length < first.total; page++) {
      const next = await history(contactId, page)
      t.equal(next.page, page)
      seen.push(...next.results)
    }
    t.strictSame(idsOf(seen), idsOf(rows))
    t.equal((await history(contactId, Math.floor(first.total / first.limit))).results.at(-1)?.startTimestamp,
      rows.at(-1)?.startTimestamp)
    t.strictSame((await history(exact, 1)).results, [], 'past the end there is a list, an empty one')

    for (const { interactionId } of seen) {
      const { details } = await get<{
        details: { interactionId: string, channelType: string, agents: object[] }
      }>(`interactions/${interactionId}`, basic('admin'))
      t.match(details, { interactionId, channelType: /^(voice|sms|messaging|email)$/ })
      t.ok(Array.isArray(details.agents), 'a list of agents, also of none')
    }
  })
})

t.test('clients that fetch the files of an interaction as they are named', notLong, async t => {
  const scenario = JSON.stringify(smallScenario({ history: { days: 3 } }))
  const { app } = await build(t, { scenario: `${t.testdir({ 's.json': scenario })}/s.json`, strict: true })
  const read = async <Body>(path: string): Promise<Body> =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/interactions${path}`, headers: basic('admin') })).json()
  const { results } = await read<{ results: Interaction[] }>('?limit=1000')
  const chat = results.find(({ messagingTranscript }) => messagingTranscript != null)?.interactionId ?? ''
  const call = results.find(({ audioRecording }) => audioRecording != null)?.interactionId ?? ''

  /** As a browser's audio element, axios and Angular's $http do: without any header of the API. */
  async function bare (url: string) {
    const { host, pathname, search } = new URL(url)
    return await app.inject({ url: pathname + search, headers: { host } })
  }
  const artifactsOf = async (id: string, isWanted: (summary: ArtifactSummary) => boolean) => {
    const summaries = (await read<{ results: ArtifactSummary[] }>(`/${id}/artifacts`)).results.filter(isWanted)
    const artifactOf = ({ artifactId }: ArtifactSummary) => read<ArtifactDocument>(`/${id}/artifacts/${artifactId}`)
    return await Promise.all(summaries.map(artifactOf))
  }

  t.test('the service of transcripts takes the newest artifact\'s, and goes through its messages', async t => {
    const artifacts = await artifactsOf(chat, ({ artifactType: type, fileCount }) =>
      (type === 'email' || type === 'messaging-transcript') && fileCount > 0)
    const [newest] = artifacts.sort((a, b) => new Date(a.updated) > new Date(b.updated) ? -1 : 1)
    const file = newest?.files.find(({ metadata }) => metadata?.transcript)
    const answer = await bare(file?.url ?? '')
    t.equal(answer.statusCode, 200)
    const messages = answer.json() as { payload: { body: { file: object } } }[]
    t.ok(messages.length > 0)
    for (const { payload: { body } } of messages) t.strictSame(Object.keys(body.file), [])
  })

  t.test('both desktops show a transcript, and take what comes last before a query for the name of a file', async t => {
    const transcripts = await artifactsOf(chat, ({ artifactType }) => artifactType === 'messaging-transcript')
    const files = transcripts.flatMap(({ files }) => files)
    const url = files.find(({ metadata }) => metadata?.transcript)?.url ?? ''
    t.match(await bare(url), { statusCode: 200, headers: { 'access-control-allow-origin': '*' } })
    t.equal(decodeURIComponent(url).split('/')[url.split('/').length - 1]?.split('?')[0], files[0]?.artifactFileId)
  })

  t.test('both desktops play the first file of whatever is a recording', async t => {
    const recordings = await artifactsOf(call, ({ artifactType }) => /.*recording/.test(artifactType))
    t.ok(recordings.length > 0)
    for (const { files } of recordings) {
      t.match(await bare(files[0]?.url ?? ''), { statusCode: 200, headers: { 'content-type': 'audio/wav' } })
    }
  })
})

t.test('a client that cannot read null results is served by a scenario that has none', notLong, async t => {
  const { app } =
    await build(t,
      {
        scenario:
          `${t.testdir({ 's.json': JSON.stringify({ ...smallScenario(), settings: { cxengage: { emptyResults: '[]' } } }) })}/s.json`
      })
  let offset = 0
  for (let length = 1; length > 0; offset += length) {
    const { results } = (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=7&offset=${offset}`,
      headers: basic('admin')
    })).json() as { results: Interaction[] }
    length = results.length
  }
  t.equal(offset,
    (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=0`, headers: basic('admin') })).json().total)
})
