import { readFileSync, globSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { contractText, controlContract } from '../../src/cli/contract-text.ts'
import { README, supportMatrix, withMatrix } from '../../src/cli/support-matrix.ts'
import { SCENARIO_SCHEMA } from '../../src/cli/scenario-schema-file.ts'
import { scenarioSchemaText } from '../../src/cli/scenario-schema.ts'
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

  t.test('the README\'s support matrix is that of the contracts', async t => {
    const page = readFileSync(README, 'utf8')
    t.ok(withMatrix(page, supportMatrix(ringback.contracts().values())) === page, 'npm run openapi writes it anew')
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
      const ajv = new Ajv2020({ strict: false })
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
  t.equal(readFileSync(SCENARIO_SCHEMA, 'utf8'), scenarioSchemaText(), 'npm run openapi writes it anew')

  const ajv = new Ajv({ strict: false, formats: { instant: true, timezone: true } })
  const validate = ajv.compile(JSON.parse(scenarioSchemaText()))
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
})
