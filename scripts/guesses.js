import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Prints how many statements of the contracts are assumed, of how many, and how many rows the tables of guesses have.
 * npm run guesses [-- <commit>]
 */
const ROOT = path.join(import.meta.dirname, '..')
const CONTRACTS = ['openapi/cxengage.json', 'openapi/vcc.json']
const [commit] = process.argv.slice(2)

const read = file => commit === undefined
  ? readFileSync(path.join(ROOT, file), 'utf8')
  : execFileSync('git', ['show', `${commit}:${file}`], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })

for (const file of CONTRACTS) {
  const levels = [...read(file).matchAll(/"level": ?"(\w+)"/g)].map(([, level]) => level)
  console.log(`${file}: ${levels.filter(level => level === 'assumed').length} of ${levels.length} assumed`)
}

const [, guesses = ''] = /^## Guesses[^\n]*\n(.*?)^## /ms.exec(read('docs/evidence.md')) ?? []
const rows = guesses.split('\n').filter(line => /^\| (?!What )/.test(line))
console.log(`docs/evidence.md: ${rows.length} guesses`)
