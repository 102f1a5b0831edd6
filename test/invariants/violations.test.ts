import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import type { Report } from '../../src/invariants/report.ts'
import type { RingbackOptions } from '../../src/ringback.ts'
import { createRingback } from '../../src/server.ts'
import { LIVE, NOON, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { broken } from '../support/report.ts'

/** A database file with all its texts. */
async function makeFile (options: RingbackOptions & { database: string }) {
  const ringback = createRingback(options)
  await ringback.app.ready()
  await ringback.seed()
  await ringback.written()
  await ringback.close()
}

t.test('what is altered in a database file is found', async t => {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 25 } })) })
  const options = { scenario: path.join(dir, 'small.json'), clock: NOON, database: path.join(dir, 'small.db') }
  await makeFile(options)

  const altering = (sql: string) => {
    const db = new BetterSqlite3(options.database)
    db.exec(sql)
    db.close()
  }

  async function reported (): Promise<Report> {
    const ringback = createRingback({ ...options, readOnly: true })
    try {
      return await ringback.invariants()
    } finally {
      await ringback.close()
    }
  }

  t.strictSame(broken(await reported()), [])
  altering(
    'CREATE TABLE kept_cxengage AS SELECT * FROM cxengage_interactions; CREATE TABLE kept_vcc AS SELECT * FROM vcc_interactions; CREATE TABLE kept_changes AS SELECT * FROM vcc_changes; CREATE TABLE kept_hooks AS SELECT * FROM cxengage_hooks; CREATE TABLE kept_days AS SELECT * FROM ringback_days'
  )
  const restore = () => altering(['cxengage_interactions kept_cxengage',
    'vcc_interactions kept_vcc', 'vcc_changes kept_changes', 'cxengage_hooks kept_hooks', 'ringback_days kept_days']
    .map(pair => pair.split(' ')).map(([table, kept]) =>
      `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM ${kept};`).join('\n'))

  const one = (table: string, having = 'TRUE') =>
    `key = (SELECT key FROM ${table} WHERE ${having} ORDER BY key LIMIT 1 OFFSET 3)`
  const voice = 'document LIKE \'%"channelType":"voice"%\' AND document LIKE \'%"interactionTime":%\''
  const jsonSet = (table: string, path: string, value: string, having?: string) =>
    `UPDATE ${table} SET document = json_set(document, '${path}', ${value}) WHERE ${one(table, having)}`

  const [TEXTS, COLUMNS] = ['texts are those of the interaction', 'columns are those of the interaction']
  const cases: [what: string, sql: string, relations: string[]][] = [
    ['a figure', jsonSet('cxengage_interactions', '$.interactionTime', '1.5', voice), [
      `cxengage: ${TEXTS}`, 'cxengage: interactionTime is end minus start, and there with the end'
    ]],
    ['a customer', jsonSet('cxengage_interactions', '$.customer', '\'+442079460999\'', voice), [
      `cxengage: ${TEXTS}`, 'cxengage: details repeat the interaction', 'cxengage and vcc: both tell the same facts'
    ]],
    [
      'an agent',
      jsonSet('cxengage_interactions', '$.agents[0].agentName', '\'Nobody\'', '"document" LIKE \'%"agents":[%\''),
      [`cxengage: ${TEXTS}`, 'cxengage: agents are the tenant\'s, with their names and numbers']
    ],
    [
      'a number of holds',
      jsonSet('cxengage_interactions', '$.customerHolds', '7', 'document LIKE \'%"customerHoldTimes":%\''),
      [`cxengage: ${TEXTS}`, 'cxengage: holds are counted and timed']
    ],
    ['a note', jsonSet('cxengage_interactions', '$.notes', '\'What nobody wrote\''), [`cxengage: ${TEXTS}`]],
    ['the details',
      `UPDATE cxengage_interactions SET details = replace(details, '"csat":', '"CSAT":') WHERE ${one('cxengage_interactions')}`,
      [
      `cxengage: ${TEXTS}`, 'cxengage: details repeat the interaction'
      ]],
    [
      'the place of the details',
      `UPDATE cxengage_interactions SET details_at = details_at + 1 WHERE ${one('cxengage_interactions')}`,
      [`cxengage: ${TEXTS}`]
    ],
    [
      'what is no JSON any more',
      `UPDATE cxengage_interactions SET document = substr(document, 2) WHERE ${one('cxengage_interactions')}`,
      [`cxengage: ${TEXTS}`, 'cxengage: a document is JSON of the usual shape']
    ],
    ['a start', `UPDATE cxengage_interactions SET start = start + 1 WHERE ${one('cxengage_interactions')}`, [
      `cxengage: ${COLUMNS}`
    ]],
    ['a contact',
      `UPDATE cxengage_interactions SET contact_id = NULL WHERE ${one('cxengage_interactions', 'contact_id IS NOT NULL')}`,
      [
      `cxengage: ${COLUMNS}`, 'cxengage: a contact\'s history has the interactions, newest first'
      ]],
    ['when a row is final', `UPDATE vcc_interactions SET final_at = final_at + 1 WHERE ${one('vcc_interactions')}`, [
      `vcc: ${COLUMNS}`
    ]],
    ['a row deleted', `DELETE FROM cxengage_interactions WHERE ${one('cxengage_interactions', voice)}`, [
      'cxengage: every interaction has its row, and every row its interaction',
      'cxengage: the ledger counts the rows of a day',
      'cxengage and vcc: what one tells the other tells, if it tells such things'
    ]],
    ['a row added',
      'INSERT INTO vcc_interactions (key, tenant, guid, start, final_at) SELECT key + 1, tenant, \'x\', start, final_at FROM vcc_interactions ORDER BY key DESC LIMIT 1',
      [
        'vcc: every interaction has its row, and every row its interaction', 'vcc: the ledger counts the rows of a day'
      ]],
    ['a row of no day', 'INSERT INTO vcc_interactions (key, tenant, guid, start, final_at) VALUES (5, 0, \'x\', 5, 5)',
      ['vcc: every row is of a stored day']],
    ['a hook', 'UPDATE cxengage_hooks SET hook_id = \'x\' WHERE (tenant, key, place) = (SELECT min(tenant), min(key), 0 FROM cxengage_hooks)', [
      'cxengage: rows of other tables are those of the interaction'
    ]],
    ['a change', `UPDATE vcc_changes SET at = at + 1 WHERE kind = 2 AND ${one('vcc_changes')}`, [
      'vcc: rows of other tables are those of the interaction'
    ]],
    ['a change deleted', `DELETE FROM vcc_changes WHERE kind = 1 AND ${one('vcc_changes')}`, [
      'vcc: rows of other tables are those of the interaction'
    ]],
    ['the ledger', 'UPDATE ringback_days SET rows = rows + 1 WHERE source = \'vcc_interactions\'', [
      'vcc: the ledger counts the rows of a day'
    ]],
    ['a duration', jsonSet('vcc_interactions', '$.duration', '7', 'document LIKE \'%Completed%\''), [
      `vcc: ${TEXTS}`, 'vcc: duration is the end of the last channel'
    ]],
    ['an event', jsonSet('vcc_interactions', '$.channels[0].events[0].duration', '1', 'document LIKE \'%Inbound%\''), [
      `vcc: ${TEXTS}`, 'vcc: the customer\'s channel is ringing and connected'
    ]],
    [
      'a queue', jsonSet('vcc_interactions', '$.channels[0].events[#-1].name', '\'Nowhere\'',
        'json_extract(document, \'$.channels[0].events[#-1].type\') = \'Queue\''), [
          `vcc: ${TEXTS}`,
          'vcc: queues are the account\'s, with their skills',
          'vcc: queue times are the Queue events',
          'cxengage and vcc: both tell the same facts'
      ]
    ],
    [
      'an agent\'s channel',
      jsonSet('vcc_interactions', '$.channels[1].party.id', '\'99\'', 'document LIKE \'%"Agent"%\''),
      [`vcc: ${TEXTS}`, 'vcc: agent activities are the agents\' channels', 'cxengage and vcc: both tell the same facts']
    ]
  ]
  for (const [what, sql, relations] of cases) {
    altering(sql)
    const report = await reported()
    const found = new Set(report.examples.map(({ platform, relation }) => `${platform}: ${relation}`))
    t.strictSame(relations.filter(relation => !found.has(relation)), [], what)
    t.ok(report.violations >= relations.length, what)
    restore()
  }
  t.strictSame(broken(await reported()), [], 'and as it was, everything holds again')
})

t.test('a day that an absolute history lacks is found, and an origin that was altered is refused', async t => {
  const options = { scenario: 'quiet', clock: '2026-02-01T00:00:00.000Z', database: `${t.testdir()}/quiet.db` }
  await makeFile(options)
  const db = new BetterSqlite3(options.database)
  for (const table of ['ringback_days', 'cxengage_interactions', 'cxengage_hooks', 'vcc_interactions', 'vcc_changes']) {
    db.exec(`DELETE FROM ${table}`)
  }
  db.close()
  const ringback = createRingback({ ...options, readOnly: true })
  const { examples } = await ringback.invariants()
  await ringback.close()
  t.ok(examples.some(({ relation, expected }) =>
    relation === 'every day of an absolute history is stored' && expected === 'the day 2026-01-05'))

  const altered = new BetterSqlite3(options.database)
  altered.exec('UPDATE ringback_origin SET source = replace(source, \'"talk":180\', \'"talk":181\')')
  altered.close()
  t.throws(() => createRingback({ database: options.database }), /has been altered/)
})

t.test('a literal document must be the scenario\'s', async t => {
  const options = { scenario: 'documented', clock: NOON, database: path.join(t.testdir(), 'documented.db') }
  await makeFile(options)
  const db = new BetterSqlite3(options.database)
  db.exec('UPDATE vcc_interactions SET document = json_set(document, \'$.serviceName\', \'x\') WHERE serial IS NULL')
  db.close()
  const { ringback } = await build(t, options)
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, examples.length)
  t.strictSame(new Set(examples.map(({ interaction }) => interaction)),
    new Set(['016f7e44-7556-4747-9982-de543dfbe27f']))
  t.strictSame([...new Set(examples.map(({ relation }) => relation))],
    ['texts are those of the interaction', 'service, plan and mapping have one reporting group'])
})

t.test('a violation names tenant, interaction, expected and found', async t => {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario()) })
  const options = { scenario: path.join(dir, 'small.json'), clock: NOON, database: path.join(dir, 'small.db') }
  await makeFile(options)
  const db = new BetterSqlite3(options.database)
  const { guid } = db.prepare('SELECT guid FROM vcc_interactions ORDER BY key LIMIT 1').get() as { guid: string }
  db.prepare('UPDATE vcc_interactions SET start = 7 WHERE guid = ?').run(guid)
  db.close()
  const { ringback } = await build(t, options)
  const { examples } = await ringback.invariants()
  t.match(examples[0],
    {
      platform: 'vcc',
      tenant: LIVE,
      interaction: guid,
      relation: 'columns are those of the interaction',
      expected: /^start \d{13}$/,
      found: 'start 7'
    })
})
