import t from 'tap'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import { orderKeys } from '../../../src/platforms/cxengage/wire/key-order.ts'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const HISTORY_CONTACT = 'd0c19a40-bfee-11e7-b9f2-01904e807d77'
const LISTS = ['users', 'queues', 'groups', 'skills', 'flows',
  'lists', 'dispositions', 'business-hours', 'integrations', 'slas', 'reasons', 'reason-lists']

/** The keys of a tenant and of a user in November 2022, in their order. */
const TENANT =
  'description parentIds timezone regionId createdBy parent defaultIdentityProvider updated name clientLogLevel adminUserId created outboundIntegrationId updatedBy active id capacityRuleId defaultSlaId cxengageIdentityProvider childIds parentId'.split(
    ' '
  )
const USER =
  'roleName aliasPlatformUserId email defaultTenant activeExtension createdBy additionalRoleIds personalTelephone locale defaultIdentityProvider platformStatus authToken updated clientLogLevel noPassword supervisorId resetPasswordExpiryDate firstName created transferLists state extension skills externalId updatedBy status extensions id lastName capacityRules effectiveCapacityRule groups messageTemplates invitationStatus location aliasTenantUserId roleId reasonLists workStationId'.split(
    ' '
  )
const EXTENSION = 'provider region sdkVersion type value description'.split(' ')
const MEMBER = 'tenantId memberId groupId memberType added name owner description'.split(' ')

interface Entity { id: string, name: string, [key: string]: unknown }

t.test('logging in', async t => {
  const { app } = await sharedDefault()
  const login = (headers: object, payload?: string) => app.inject({
    method: 'POST',
    url: '/v1/login',
    headers: { ...headers },
    ...(payload === undefined ? {} : { payload })
  })

  t.test('tells who one is and what one may do, with a token as with a password', async t => {
    const answer = await login(basic('reporting'))
    t.match(answer.json(), {
      result: {
        userId: /^[0-9a-f-]{36}$/,
        username: 'reporting',
        tenants: [{
          tenantId: DOCUMENTED,
          tenantName: 'Your Tenant',
          tenantActive: true,
          tenantPermissions: ['INTERACTIONS_API_READ_ALL', 'ARTIFACTS_READ_ALL']
        },
        {
          tenantId: LIVE
        }],
        platformPermissions: []
      }
    })
    const { token } =
      (await app.inject({
        method: 'POST',
        url: '/v1/tokens',
        payload: { username: 'reporting', password: 'reporting-secret' }
      })).json()
    t.equal((await login({ authorization: `Token ${token}` })).body, answer.body)
    t.match((await login(basic('admin'))).json().result.tenants[0].tenantPermissions, ['INTERACTIONS_API_READ_ALL',
      'CONTACTS_INTERACTION_HISTORY_READ', 'CONTACTS_READ', 'ARTIFACTS_READ_ALL', 'WFM_HISTORICAL', 'WFM_RTA'])
    t.equal((await login(basic('outsider'))).json().result.tenants.length, 1)
  })

  t.test('takes no notice of the body', async t => {
    for (const [type, payload] of [['application/json', ''], ['application/json', '{}'], ['application/json', '{'], [
      'text/xml', 'x'
    ]] as const) {
      t.equal((await login({ ...basic('admin'), 'content-type': type }, payload)).statusCode, 200, `${type} ${payload}`)
    }
  })

  t.test('wants credentials', async t => {
    t.strictSame((await login({})).json(), { error: { code: 401, message: 'Unauthorized' } })
    t.equal((await login(basic('admin', 'wrong'))).statusCode, 401)
    t.equal((await app.inject('/v1/me')).statusCode, 401)
    t.equal((await app.inject('/v1/regions')).statusCode, 401)
  })

  t.test('and /me has the tenants', async t => {
    const { result } = (await app.inject({ url: '/v1/me', headers: basic('outsider') })).json()
    t.strictSame(result,
      [
        {
          tenantId: LIVE,
          name: 'Thamesway Stores',
          description: 'Thamesway Stores',
          active: true,
          password: true,
          identityProviders: []
        }
      ])
  })
})

t.test('the configuration', async t => {
  const { app } = await sharedDefault()
  const get = (url: string, user = 'admin') => app.inject({ url: `/v1/${url}`, headers: basic(user) })
  const list = async (path: string, tenant = LIVE): Promise<Entity[]> =>
    (await get(`tenants/${tenant}/${path}`)).json().result

  t.test('has the ids and names that interactions have', async t => {
    for (const tenant of [LIVE, DOCUMENTED]) {
      const { results } = (await get(`tenants/${tenant}/interactions?limit=1000`)).json() as { results: Interaction[] }
      const known = Object.fromEntries(await Promise.all(['users', 'queues', 'flows', 'dispositions'].map(async path =>
        [path, new Set((await list(path, tenant)).map(({ id, name, firstName, lastName }) =>
          `${id} ${name ?? `${firstName} ${lastName}`.trim()}`))] as const)))
      const told = {
        flows: results.map(({ flowId, flowName }) => `${flowId} ${flowName}`),
        users: results.flatMap(({ agents }) => agents ?? []).map(({ agentId, agentName }) => `${agentId} ${agentName}`),
        queues: results.flatMap(({ queues }) => queues ?? []).map(({ queueId, queueName }) =>
          `${queueId} ${queueName}`),
        dispositions: results.filter(({ dispositionId }) => dispositionId != null)
          .map(({ dispositionId, dispositionName }) => `${dispositionId} ${dispositionName}`)
      }
      for (const [path, names] of Object.entries(told)) {
        t.ok(names.length > 0, path)
        t.strictSame(names.filter(name => known[path]?.has(name) !== true), [], path)
      }
    }
  })

  t.test('has a user for every agent and for everybody who may ask', async t => {
    const users = await list('users', DOCUMENTED)
    t.match(users[0],
      {
        id: 'e05468e0-82b1-11e7-b08f-6e56a766befb',
        firstName: 'Kris',
        lastName: 'Agent',
        email: 'kris.agent.8376@example.com',
        platformStatus: 'enabled',
        status: 'accepted',
        aliasTenantUserId: 8376,
        groups: [{ name: 'everyone' }]
      })
    for (const user of users) t.strictSame(Object.keys(user), USER)
    t.strictSame([
      Object.keys(users[0]?.['activeExtension'] as object), Object.keys((users[0]?.['groups'] as object[])[0] as object)
    ], [EXTENSION, MEMBER],
    'and what is in no map\'s order')
    t.equal(new Set(users.map(({ id }) => id)).size, users.length)
    t.equal(new Set(users.map(({ email }) => email)).size, users.length)
    for (const user of users) {
      t.strictSame((await get(`tenants/${DOCUMENTED}/users/${user.id.toUpperCase()}`)).json(), { result: user })
    }

    const { userId } = (await app.inject({ method: 'POST', url: '/v1/login', headers: basic('agent') })).json().result
    t.match((await get(`tenants/${LIVE}/users/${userId}`, 'agent')).json().result,
      { id: userId, firstName: 'agent', lastName: '', roleName: String, state: 'offline' })
  })

  t.test('has the contacts of interactions, with their addresses', async t => {
    const { results } = (await get(`tenants/${LIVE}/interactions?limit=200`)).json() as { results: Interaction[] }
    const known = results.filter(({ contactId }) => contactId != null).slice(0, 40)
    for (const { contactId, customer } of known) {
      const { result } = (await get(`tenants/${LIVE}/contacts/${contactId}`)).json()
      t.match(result,
        { id: contactId, tenantId: LIVE, attributes: { name: / /, phone: String, email: /@example\.(com|net|org)$/ } })
      t.ok(Object.values(result.attributes).includes(customer))
    }
    t.match((await get(`tenants/${DOCUMENTED}/contacts/${HISTORY_CONTACT}`)).json().result,
      { id: HISTORY_CONTACT, tenantId: DOCUMENTED, attributes: {} }, 'a literal document\'s')
  })

  t.test('has tenants, regions and whatever else a client looks for', async t => {
    const { result: tenant } = (await get(`tenants/${LIVE}`)).json()
    t.match(tenant,
      {
        id: LIVE,
        name: 'Thamesway Stores',
        timezone: 'Europe/London',
        active: true,
        cxengageIdentityProvider: 'enabled'
      })
    t.strictSame(Object.keys(tenant), TENANT)
    t.strictSame(Object.keys(tenant.parent), ['id', 'name'])
    t.ok((await list('users')).some(({ id }) => id === tenant.adminUserId))
    t.ok((await list('slas')).some(({ id }) => id === tenant.defaultSlaId))
    t.match((await list('integrations')).find(({ id }) => id === tenant.outboundIntegrationId),
      { type: 'twilio', active: true })
    t.match((await get(`regions/${tenant.regionId}`)).json(), { result: { name: 'eu-west-1-prod' } })
    t.equal((await get(`regions/${UNKNOWN}`)).statusCode, 404)
    t.equal((await get(`tenants/${DOCUMENTED}`)).body, (await get('tenants/0e73a980-6557-11e6-b1b9-ca81484488df')).body,
      'under its alias as well')
    t.match((await get('regions')).json().result, [{ name: 'us-east-1-prod' }, { name: 'eu-west-1-prod' }])
    t.match(await list('groups'), [{ name: 'everyone' }])
    t.strictSame(await list('lists'), [])
  })

  t.test('keys are in the platform\'s order', async t => {
    for (const path of LISTS) {
      for (const entity of await list(path)) {
        t.strictSame(Object.keys(entity), orderKeys(Object.keys(entity)), path)
      }
    }
  })

  t.test('is for the tenant\'s users', async t => {
    const agentId = (await list('users', DOCUMENTED))[0]?.id
    for (const path of ['', ...LISTS.map(list => `/${list}`), `/users/${agentId}`]) {
      t.equal((await app.inject(`/v1/tenants/${DOCUMENTED}${path}`)).statusCode, 401, path)
      t.equal((await get(`tenants/x${path}`)).statusCode, 400, path)
      t.equal((await get(`tenants/${DOCUMENTED}${path}`, 'outsider')).statusCode, 403, path)
      t.equal((await get(`tenants/${DOCUMENTED}${path}`, 'agent')).statusCode, 200, path)
    }
    t.equal((await get(`tenants/${UNKNOWN}`)).statusCode, 404)
    t.equal((await get(`tenants/${UNKNOWN}/queues`)).statusCode, 403)
    t.equal((await get(`tenants/${LIVE}/users/x`)).statusCode, 400)
    t.equal((await get(`tenants/${LIVE}/users/${UNKNOWN}`)).statusCode, 404)
    t.equal((await get(`tenants/${LIVE}/contacts/x`)).statusCode, 400)
    t.equal((await get(`tenants/${LIVE}/contacts/${UNKNOWN}`, 'agent')).statusCode, 403)
    t.equal((await get(`tenants/${LIVE}/contacts/${UNKNOWN}`)).statusCode, 404)
  })
})

t.test('opening hours are the scenario\'s', async t => {
  const scenario = smallScenario({ open: 9, close: 17, week: [0, 1, 1, 1, 1, 1, 0.5] })
  const { app } = await build(t, { scenario: `${t.testdir({ 'hours.json': JSON.stringify(scenario) })}/hours.json` })
  const { result } = (await app.inject({ url: `/v1/tenants/${LIVE}/business-hours`, headers: basic('admin') })).json()
  t.match(result,
    [
      {
        timezone: 'Europe/London',
        sunStartTimeMinutes: -1,
        sunEndTimeMinutes: -1,
        monStartTimeMinutes: 540,
        satEndTimeMinutes: 1020,
        exceptions: [],
        description: String,
        createdBy: String
      }
    ])
})
