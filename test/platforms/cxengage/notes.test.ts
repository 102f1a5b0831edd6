import t from 'tap'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import type { Note } from '../../../src/platforms/cxengage/notes/schemas.ts'
import { orderKeys } from '../../../src/platforms/cxengage/wire/key-order.ts'
import { DOCUMENTED, LIVE, basic, sharedDefault } from '../../support/build.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const LITERAL = `/v1/tenants/${DOCUMENTED}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9`

t.test('notes', async t => {
  const { app } = await sharedDefault()
  const get = (url: string, user = 'admin') => app.inject({ url, headers: basic(user) })
  const pathOf = (interactionId: string) => `/v1/tenants/${LIVE}/interactions/${interactionId}/notes`
  const { results } = (await get(`/v1/tenants/${LIVE}/interactions?limit=300`)).json() as { results: Interaction[] }
  const noted = results.filter(({ notes }) => notes !== undefined)
  t.ok(noted.length > 10)

  t.test('are those of the interaction, by the agent who ended it', async t => {
    for (const { interactionId, notes, agents } of noted) {
      const [note, ...more] = (await get(`${pathOf(interactionId)}?contents=true`)).json().results as Note[]
      t.strictSame(more, [])
      t.match(note, { body: notes, interactionId, created: /\.\d{3}Z$/ })
      t.ok(agents?.some(({ agentId }) => agentId === note?.resourceId))
      const { details } = (await get(`/v1/tenants/${LIVE}/interactions/${interactionId}`)).json() as {
        details: { agents: { resourceId: string, noteTitle: string | null }[] }
      }
      t.ok(details.agents.some(({ resourceId, noteTitle }) =>
        resourceId === note?.resourceId && noteTitle === note.title))
      t.strictSame(Object.keys(note ?? {}), orderKeys(Object.keys(note ?? {})))
      t.strictSame((await get(`${pathOf(interactionId)}/${note?.noteId}`)).json(), { result: note })
    }
  })

  t.test('have no contents unless they are asked for', async t => {
    const [first] = noted
    const [note] = (await get(pathOf(first?.interactionId ?? ''))).json().results as Note[]
    t.match(note, { title: String, noteId: String })
    t.equal(note?.body, undefined)
  })

  t.test('are none where there is none', async t => {
    const without = results.find(({ notes }) => notes === undefined)?.interactionId ?? ''
    t.strictSame((await get(`${pathOf(without)}?contents=true`)).json(), { results: [] })
    t.strictSame((await get(`${LITERAL}/notes`)).json(), { results: [] })
    t.equal((await get(`${pathOf(without)}/${UNKNOWN}`)).statusCode, 404)
    t.equal((await get(pathOf(UNKNOWN))).statusCode, 404)
    t.equal((await get(`${pathOf(without)}/x`)).statusCode, 400)
    t.equal((await get(pathOf(without), 'agent')).statusCode, 403)
    t.equal((await app.inject(pathOf(without))).statusCode, 401)
  })
})

t.test('what is not emulated says so', async t => {
  const { app } = await sharedDefault()
  const of = `/v1/tenants/${DOCUMENTED}`
  const interaction = `${of}/interactions/${UNKNOWN}`
  const endpoints: [method: 'POST' | 'PUT', url: string][] = [
    ['POST', `${of}/interactions`], ['POST', `${interaction}/artifacts`],
    ['POST', `${interaction}/artifacts/${UNKNOWN}`], ['PUT', `${interaction}/artifacts/${UNKNOWN}`],
    ['PUT', `${of}/settings/betaFeatures/value`],
    ['POST', `${of}/presence/${UNKNOWN}`], ['POST', `${of}/presence/${UNKNOWN}/direction`]
  ]
  for (const [method, url] of endpoints) {
    const ask = async (url: string, headers: object) => (await app.inject({
      method,
      url,
      payload: '{',
      headers: { ...headers, 'content-type': 'application/json' }
    }))
    t.strictSame((await ask(url, basic('agent'))).json(), { error: { code: 501, message: 'Not emulated' } },
      `${method} ${url}`)
    t.equal((await ask(url, basic('agent'))).statusCode, 501)
    t.equal((await ask(url, {})).statusCode, 401, 'only to those who may ask')
    t.equal((await ask(url, basic('outsider'))).statusCode, 403)
    t.equal((await ask(url.replace(DOCUMENTED, 'x'), basic('admin'))).statusCode, 400)
  }
})
