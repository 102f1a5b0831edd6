import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { unwatched } from '../support/command.ts'
import { isFull, sized } from '../support/size.ts'

const SCRIPT = path.join(import.meta.dirname, '..', 'support', 'digest.ts')

/**
 * What the scenarios have told when this file was committed. A change of it is a change of data for everybody who has
 * written an expectation down: it gets a line in the changelog. test/support/digest.ts makes the file.
 */
const COMMITTED =
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'digests.json'), 'utf8')) as Record<string, string>

const NAMES = sized(['documented', 'calendar', 'edge'], Object.keys(COMMITTED))

async function digestsIn (environment: Record<string, string>): Promise<Record<string, string>> {
  const env = { ...process.env, ...environment }
  const command = unwatched([process.execPath, '--no-warnings', SCRIPT, ...NAMES])
  const { stdout } = await promisify(execFile)(...command, { env })
  return JSON.parse(stdout) as Record<string, string>
}

const OTHERS = [
  { TZ: 'UTC', LC_ALL: 'C' }, { TZ: 'America/Los_Angeles', LC_ALL: 'de_DE.UTF-8' }
]

for (const environment of [{ TZ: 'Australia/Lord_Howe', LC_ALL: 'tr_TR.UTF-8' }, ...sized([], isFull ? OTHERS : OTHERS.slice(0, 1))]) {
  t.test(`scenarios tell in ${environment.TZ}, ${environment.LC_ALL}, what they told when the digests were committed`,
    async t => {
      t.strictSame(await digestsIn(environment), Object.fromEntries(NAMES.map(name => [name, COMMITTED[name]])))
    })
}
