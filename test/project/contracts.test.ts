import { readFileSync, globSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { contractText, controlContract } from '../../src/cli/contract-text.ts'
import { GENERATED_PAGES, withTable } from '../../src/cli/support-matrix.ts'
import { SCENARIO_SCHEMA } from '../../src/cli/scenario-schema-file.ts'
import { SCHEMA_ID, scenarioSchemaText } from '../../src/cli/scenario-schema.ts'
import { platforms } from '../../src/platforms/index.ts'
import { listScenarios } from '../../src/seeding/list-scenarios.ts'
import { build } from '../support/build.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Bodies that no route answers: those of paths that are none. */
const OF_NO_ROUTE = ['stats.not-found.404.json', 'gateway.no-route.404.json']

interface Operation {
  operationId?: string,
  'x-evidence'?: object,
  parameters?: {
    name: string
    schema: object
  }[],
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: Record<string, object> }> }
}

const isJson = (type: string) => /^application\/(?:.*\+)?json$/.test(type)

const parametersOf = ({ parameters = [] }: Operation) =>
  parameters.map(({ name, schema }) => [name, schema as { 'x-evidence'?: object }] as const)

t.test('the contracts', async t => {
  const { app, ringback } = await build(t, { scenario: 'documented' })
  const contracts =
    [...ringback.contracts()].map(([name, contract]) => ({ name, contract: contract as unknown as Contract }))

  t.test('the support matrix and its summary are those of the contracts', async t => {
    for (const page of GENERATED_PAGES) {
      const text = readFileSync(page.file, 'utf8')
      t.ok(withTable(text, page, ringback.contracts().values()) === text, `${page.file}: npm run openapi writes it anew`)
    }
  })

  t.test('control: openapi/ holds what the routes say, and it is valid', async t => {
    const contract = await controlContract(app)
    t.equal(readFileSync(path.join(ROOT, 'openapi', 'control.json'), 'utf8'), contractText(contract),
      'npm run openapi writes it anew')
    const { valid, errors } = await new Validator().validate(contract as never) // a plain object
    t.ok(valid, JSON.stringify(errors))
  })

  t.test('parameters of the path come first, in its order', async t => {
    for (const { contract } of contracts) {
      for (const [url, operations] of Object.entries(contract.paths)) {
        for (const { parameters = [] } of Object.values(operations)) {
          const names = [...url.matchAll(/{(\w+)}/g)].map(([, name]) => name)
          t.strictSame(parameters.slice(0, names.length).map(({ name }) => name), names, url)
        }
      }
    }
  })

  for (const { name, contract } of contracts) {
    t.test(`${name}: openapi/ holds what the routes say`, async t => {
      t.equal(readFileSync(path.join(ROOT, 'openapi', `${name}.json`), 'utf8'), contractText(contract),
        'npm run openapi writes it anew')
    })

    t.test(`${name}: is valid OpenAPI`, async t => {
      const { valid, errors } = await new Validator().validate(structuredClone(contract) as never) // a plain object
      t.ok(valid, JSON.stringify(errors))
    })

    t.test(`${name}: every operation, every parameter and every field of an answer tells what it rests on`, async t => {
      for (const [url, operations] of Object.entries(contract.paths)) {
        for (const [method, operation] of Object.entries(operations)) {
          t.type(operation.operationId, 'string', `${method} ${url}`)
          for (const [what, { 'x-evidence': evidence }] of [
            ['itself', operation] as const, ...parametersOf(operation)
          ]) {
            t.match(evidence, { level: /^(documented|observed|inferred|assumed)$/, where: /./ },
              `${method} ${url}: ${what}`)
          }
        }
      }
      const silent = Object.entries(contract.components.schemas).flatMap(([schema, { properties = {}, ...own }]) =>
        'x-evidence' in own
          ? []
          : Object.entries(properties).filter(([, field]) =>
            !('x-evidence' in field) && !('$ref' in field)).map(([field]) => `${schema}.${field}`))
      t.strictSame(silent, [])
    })

    t.test(`${name}: every fixture is a body that the contract knows`, async t => {
      // Many schemas are compiled, and each is run once or twice: better code is not worth its time.
      const ajv = new Ajv2020({ strict: false, code: { optimize: false } })
      formats.default(ajv)
      ajv.addSchema(contract as object, 'contract')
      const statuses = Object.entries(contract.paths).flatMap(([url, operations]) =>
        Object.entries(operations).flatMap(([method, { responses }]) =>
          Object.entries(responses).flatMap(([status, { content = {} }]) =>
            Object.keys(content).filter(isJson).map(type => ({ url, method, status, type })))))
      for (const file of globSync('*.json', { cwd: path.join(ROOT, 'fixtures', name) }).filter(file =>
        !OF_NO_ROUTE.includes(file))) {
        const body: unknown = JSON.parse(readFileSync(path.join(ROOT, 'fixtures', name, file), 'utf8'))
        const status = /\.(\d{3})\.json$/.exec(file)?.[1]
        const fits = statuses.filter(place => place.status === status).some(({ url, method, type }) => {
          const pointer = ['paths', url, method, 'responses', status, 'content', type, 'schema']
            .map(part => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
          return ajv.validate({ $ref: `contract#/${pointer.join('/')}` }, body)
        })
        t.ok(fits, `${file}: ${ajv.errorsText()}`)
      }
    })
  }
})

t.test('the schema of scenarios', async t => {
  t.equal(readFileSync(SCENARIO_SCHEMA, 'utf8'), scenarioSchemaText(platforms), 'npm run openapi writes it anew')

  const ajv = new Ajv({ strict: false, formats: { instant: true, timezone: true }, code: { optimize: false } })
  const schema = JSON.parse(scenarioSchemaText(platforms)) as Described
  const validate = ajv.compile(schema)
  const names = listScenarios().map(({ name }) => `${name}.json`)
  t.notOk(names.includes(path.basename(SCENARIO_SCHEMA)), 'is no scenario')
  for (const name of names) {
    const scenario = JSON.parse(readFileSync(path.join(path.dirname(SCENARIO_SCHEMA), name),
      'utf8')) as { $schema: string, tenants: unknown[] }
    t.equal(path.join(path.dirname(SCENARIO_SCHEMA), scenario.$schema), SCENARIO_SCHEMA, `${name} names it`)
    t.ok(validate(scenario), `${name}: ${ajv.errorsText(validate.errors)}`)
    t.notOk(validate({ ...scenario, tenants: [{}] }), 'a tenant without anything')
    t.notOk(validate({ ...scenario, colour: 'blue' }), 'an unknown key')
  }

  await t.test('says of every key what it is', async t => {
    t.strictSame(undescribed(schema), [])
  })

  await t.test('knows platforms, grants and kinds', async t => {
    const accepts = (changes: object) => validate({
      description: 'x',
      tenants: [],
      credentials: [{ platform: 'vcc', id: 'a', secret: 'b', grants: ['stats', '*'], tenants: [TENANT], ...changes }]
    })
    t.ok(accepts({}), ajv.errorsText(validate.errors))
    t.ok(accepts({ platform: 'cxengage', kind: 'api-key', grants: ['INTERACTIONS_API_READ_ALL'] }))
    t.notOk(accepts({ platform: 'vc' }))
    t.notOk(accepts({ grants: ['stat'] }))
    t.notOk(accepts({ platform: 'cxengage' }), 'a grant of the other platform')
    t.notOk(accepts({ kind: 'key' }))
    t.notOk(validate({ description: 'x', tenants: [], roles: { Reader: ['stat'] } }))
    t.notOk(validate({ description: 'x', tenants: [], settings: { vc: {} } }))
  })

  await t.test('has a name that scenarios may give', async t => {
    t.equal(schema.$id, SCHEMA_ID)
    t.match(SCHEMA_ID, /^https:\/\/[^/]+\/ringback\/seeds\/scenario\.schema\.json$/, 'its place in the package')
    const { ringback } = await build(t, { scenario: { $schema: SCHEMA_ID, description: 'x', tenants: [] } })
    t.equal(ringback.scenario.$schema, SCHEMA_ID)
  })
})

const TENANT = '5ca1ab1e-0000-4000-8000-000000000001'

interface Described {
  $id?: string
  description?: string
  properties?: Record<string, Described>
  patternProperties?: Record<string, Described>
  items?: Described
  anyOf?: Described[]
}

/** The keys of a schema that say nothing of themselves, by their places. */
function undescribed ({ properties = {}, patternProperties = {}, items, anyOf = [] }: Described, place = ''): string[] {
  const keys = Object.entries(properties)
  return [
    ...keys.filter(([, { description }]) => description === undefined).map(([key]) => `${place}/${key}`),
    ...keys.flatMap(([key, schema]) => undescribed(schema, `${place}/${key}`)),
    ...[...Object.values(patternProperties), ...anyOf, ...items === undefined ? [] : [items]].flatMap(schema =>
      undescribed(schema, place))
  ]
}
