import { readFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import Fastify from 'fastify'

/**
 * What an answer costs that does no more than it must: Fastify, a row of a table in memory by its key, or those of a
 * page, and the text sent as it is. No credentials, no clock, no validation.
 *   node bench/bare-fastify.ts <file with a JSON array of texts, which a page joins by commas>
 */
const ROWS = 10_000
const rows = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as string[]
const db = new BetterSqlite3(':memory:')
db.exec(`
  CREATE TABLE documents (key INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT);
  CREATE UNIQUE INDEX by_id ON documents (id);
`)
const insert = db.prepare('INSERT INTO documents (key, id, text) VALUES (?, ?, ?)')
db.transaction(() => {
  for (let key = 0; key < ROWS; key++) insert.run(key, `id-${key}`, rows[key % rows.length])
})()
const one = db.prepare<[string], string>('SELECT text FROM documents WHERE id = ?').pluck()
const page = db.prepare<[number, number], string>('SELECT text FROM documents WHERE key >= ? ORDER BY key LIMIT ?').pluck()

const app = Fastify()
app.get<{ Params: { id: string } }>('/one/:id', async ({ params }, reply) => {
  reply.type('application/json')
  return one.get(params.id)
})
app.get<{ Querystring: { from: string, limit: string } }>('/page', async ({ query }, reply) => {
  reply.type('application/json')
  return page.all(Number(query.from), Number(query.limit)).join(',')
})
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
