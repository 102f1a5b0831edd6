import { Readable } from 'node:stream'
import Fastify from 'fastify'
import t from 'tap'
import { renameTenant, renameTenantInBytes, renameTenants } from '../../../src/platforms/kit/rename-tenant.ts'
import type { Space } from '../../../src/platforms/accounts.ts'
import { populate } from '../../support/small-centre.ts'

const centre = populate()
const { id } = centre.tenant
const OWN = '5b0c2f9e-6d3a-4a57-9c1e-2f7d8a4b6c10'

function spaceWith (...ids: string[]): Space {
  const space: Space = {
    name: 'a test',
    get home () { return space },
    centre,
    ids,
    now: () => 0,
    openView: async () => await Promise.reject(new Error('nobody asks'))
  }
  return space
}

const space = spaceWith(OWN)
const inText = (text: string) => renameTenant(space, text)
const inBytes = (text: string) => String(renameTenantInBytes(space, Buffer.from(text)))

for (const [how, rename] of [['texts', inText], ['bytes', inBytes]] as const) {
  t.test(`in ${how} the tenant is renamed wherever it is named`, async t => {
    t.equal(rename(`${id}{"tenantId":"${id}","path":"/v1/tenants/${id}/x","name":"Zoë 😀 ${id}"}${id}`),
      `${OWN}{"tenantId":"${OWN}","path":"/v1/tenants/${OWN}/x","name":"Zoë 😀 ${OWN}"}${OWN}`)
  })

  t.test(`in ${how} what only looks like it is left alone`, async t => {
    const alike = [`0${id}`, `${id}0`, `x${id}`, id.toUpperCase(), id.slice(1), id.slice(0, -1), id.replaceAll('-', ''),
      centre.tenant.name]
    t.equal(rename(JSON.stringify(alike)), JSON.stringify(alike))
  })
}

t.test('bytes that others may have are not changed', async t => {
  const bytes = Buffer.from(`{"tenantId":"${id}"}`)
  t.not(renameTenantInBytes(space, bytes), bytes)
  t.equal(String(bytes), `{"tenantId":"${id}"}`)
})

t.test('what names no tenant is not copied', async t => {
  const bytes = Buffer.from('{"result":[]}')
  t.equal(renameTenantInBytes(space, bytes), bytes)
})

t.test('a space under the tenant\'s own id, or under none, is told of by it', async t => {
  for (const home of [spaceWith(id, OWN), spaceWith()]) {
    const bytes = Buffer.from(`{"tenantId":"${id}"}`)
    t.equal(renameTenantInBytes(home, bytes), bytes)
    t.equal(renameTenant(home, String(bytes)), String(bytes))
  }
})

/** A scope that answers with a payload of the type, for the space that it is given. */
async function answer (payload: unknown, type = 'application/json', asked = space) {
  const app = Fastify()
  renameTenants(app)
  app.addHook('onRequest', async request => { request.space = asked })
  app.get('/', async (_request, reply) => reply.type(type).send(payload))
  return (await app.inject('/')).body
}

t.test('a scope renames the tenant in JSON, whatever it is made of', async t => {
  const renamed = JSON.stringify({ tenantId: OWN })
  for (const payload of [{ tenantId: id }, JSON.stringify({ tenantId: id }), Buffer.from(`{"tenantId":"${id}"}`)]) {
    t.equal(await answer(payload), renamed)
  }
  t.equal(await answer(JSON.stringify({ tenantId: id }), 'application/vnd.newvoicemedia.v3+json'), renamed)
})

t.test('files and streams are sent as they are', async t => {
  t.equal(await answer(Buffer.from(id), 'audio/wav'), id)
  t.equal(await answer(id, 'text/plain'), id)
  t.equal(await answer(Readable.from([id])), id)
})

t.test('what is answered for the home, or before it is clear who asks, is left alone', async t => {
  t.equal(await answer({ tenantId: id }, undefined, spaceWith(id)), `{"tenantId":"${id}"}`)
  const app = Fastify()
  renameTenants(app)
  app.get('/', async () => ({ tenantId: id }))
  t.strictSame((await app.inject('/')).json(), { tenantId: id })
})

t.test('a client is sent to where the space is', async t => {
  const app = Fastify()
  renameTenants(app)
  app.addHook('onRequest', async request => { request.space = space })
  app.get('/', async (_request, reply) => reply.redirect(`/v1/tenants/${id}/x`))
  t.equal((await app.inject('/')).headers.location, `/v1/tenants/${OWN}/x`)
})
