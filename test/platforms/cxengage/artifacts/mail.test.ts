import t from 'tap'
import { filesOfMail, mailsOf } from '../../../../src/platforms/cxengage/artifacts/mail.ts'
import { subTypeOf } from '../../../../src/platforms/cxengage/artifacts/sub-type.ts'
import type { ArtifactDocument, ArtifactSummary } from '../../../../src/platforms/cxengage/artifacts/schemas.ts'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import type { Timeline } from '../../../../src/world/timeline.ts'
import { timeOf } from '../../../../src/world/uuid.ts'
import { LIVE, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

interface Manifest {
  subject: string
  from: { name: string, address: string }[]
  to: { name: string, address: string }[]
  cc: []
  bcc: []
  attachments: { filename: string, artifactFileId: string }[]
  body: Partial<Record<'html' | 'plain', { artifactFileId: string }>>
}

const EVENING = '2026-03-05T23:00:00.000Z'

t.test('an e-mail and its reply are artifacts', async t => {
  const flows = [{ name: 'Mail', channel: 'email', contactPoint: 'help@small.example.com' },
    { name: 'Line', channel: 'voice', contactPoint: '+442079460100' }]
  const scenario = smallScenario({ flows, history: { days: 4 }, volume: { perDay: 80 } })
  const { app, ringback } =
    await build(t, { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`, clock: EVENING })
  const get = (url: string) => app.inject({ url, headers: basic('admin') })
  const list = async () =>
    ((await get(`/v1/tenants/${LIVE}/interactions?limit=1000`)).json().results as Interaction[]).filter((
      { channelType }
    ) => channelType === 'email')
  const pathOf = (id: string) => `/v1/tenants/${LIVE}/interactions/${id}/artifacts`
  const artifactsOf = async (id: string): Promise<ArtifactDocument[]> => {
    const summaries = (await get(pathOf(id))).json().results as ArtifactSummary[]
    return await Promise.all(summaries.map(async ({ artifactId }) =>
      (await get(`${pathOf(id)}/${artifactId}`)).json() as ArtifactDocument))
  }
  /** As the vendor's lambda fetches it: by the link alone. */
  async function open ({ files }: ArtifactDocument, id: string) {
    const { url, contentType } = files.find(({ artifactFileId }) => artifactFileId === id) ??
      { url: '', contentType: '' }
    const { pathname, search } = new URL(url)
    const { statusCode, headers, body } = await app.inject(pathname + search)
    t.strictSame([statusCode, headers['content-type']?.replace(/;.*/, '')], [200, contentType])
    return body
  }
  const manifestOf = async (artifact: ArtifactDocument) =>
    JSON.parse(await open(artifact, artifact.manifestId)) as Manifest

  const mails = await list()
  const answered = mails.filter(({ artifactsSummary }) => artifactsSummary === '  email 2')
  t.ok(answered.length > 20)

  t.test('with manifests that name their files', async t => {
    let attached = 0
    for (const { interactionId, customer, contactPoint, startTimestamp, agents } of answered) {
      const [received, sent] = await artifactsOf(interactionId)
      if (received === undefined || sent === undefined) throw new Error('there are two')
      t.match([received, sent], [{ artifactType: 'email', created: startTimestamp }, { artifactType: 'email' }])
      t.ok(timeOf(sent.artifactId) > timeOf(received.artifactId), 'the youngest id is the reply\'s')
      t.ok(agents?.some(({ endTimestamp }) => sent.created <= (endTimestamp ?? '')))
      const [asked, replied] = [await manifestOf(received), await manifestOf(sent)]
      t.match(asked, { from: [{ address: customer }], to: [{ address: contactPoint }], cc: [], bcc: [] })
      t.match(replied, { subject: `Re: ${asked.subject}`, from: asked.to, to: asked.from })
      t.equal(received.files.filter(({ filename }) => filename === 'body').length, 1)
      t.strictSame(sent.files.map(({ filename }) => filename), ['manifest.json', 'htmlBody', 'plainTextBody'])
      const { html, plain } = replied.body
      t.match(await open(sent, html?.artifactFileId ?? ''), /^<html>.*<\/html>$/)
      t.match(await open(sent, plain?.artifactFileId ?? ''), /^Hello .*,\n/)
      const [body] = Object.values(asked.body)
      t.ok((await open(received, body?.artifactFileId ?? '')).includes(asked.from[0]?.name ?? '-'))
      for (const { filename, artifactFileId } of asked.attachments) {
        t.equal(filename, 'order.csv')
        t.match(await open(received, artifactFileId), /^order,articles\n\d{5},\d\n$/)
        attached++
      }
    }
    t.ok(attached > 0)
  })

  t.test('each from the moment on at which it was sent', async t => {
    const [mail] = answered
    if (mail === undefined) throw new Error('there is one')
    const [received, sent] = await artifactsOf(mail.interactionId)
    ringback.clock.set(Date.parse(sent?.created ?? '') - 1)
    t.strictSame(await artifactsOf(mail.interactionId).then(list => list.map(({ artifactId }) => artifactId)),
      [received?.artifactId])
    ringback.clock.set(Date.parse(EVENING))
  })
})

t.test('what an agent sends first is no reply, and bodies are escaped', async t => {
  const timeline = {
    direction: 'outbound',
    start: 0,
    contact: {
      name: '<Tom> & "Jo"'
    },
    customer: 'tom@example.com',
    contactPoint: 'us@example.com',
    centre: { tenant: { name: 'Us' } },
    engagements: [
      { agent: { name: 'Ann' }, talkTo: 5 }
    ]
  } as unknown as Timeline // as much as an e-mail needs
  const mails = mailsOf(timeline, 'an interaction')
  t.match(mails, [{ at: 5, subject: /^(?!Re: )/, to: { address: 'tom@example.com' } }])
  let id = 0
  const files = mails.flatMap(mail => filesOfMail(mail, () => String(id++)))
  t.match(files.find(({ filename }) => filename === 'htmlBody')?.text, 'Hello &lt;Tom&gt; &amp; &quot;Jo&quot;,')
})

t.test('the sub-type is told by the flow', async t => {
  const of = (name: string, contactPoint = 'chat') => subTypeOf({ name, contactPoint })
  t.strictSame([of('Chat'), of('WhatsApp'), of('Chat', 'facebook:1'), of('Messenger')],
    ['web', 'whatsapp', 'facebook', 'facebook'])
})
