import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const SCRIPT = path.join(import.meta.dirname, 'digest.ts')

/**
 * What the scenarios have told when this file was committed. A change of it is a change of data for everybody who has
 * written an expectation down: it gets a line in the changelog. `node test/digest.ts <scenario>` tells the new one.
 */
const COMMITTED = JSON.parse(readFileSync(path.join(import.meta.dirname, 'digests.json'), 'utf8')) as Record<string, string>

const digestOf = async (scenario: string, environment: Record<string, string>): Promise<string> =>
  (await promisify(execFile)(process.execPath, ['--no-warnings', SCRIPT, scenario], { env: { ...process.env, NODE_OPTIONS: '', ...environment } })).stdout.trim()

t.test('a scenario tells the same bytes in any time zone and locale, today as when it was committed', async t => {
  for (const [scenario, committed] of Object.entries(COMMITTED)) {
    for (const environment of [{ TZ: 'UTC', LC_ALL: 'C' }, { TZ: 'America/Los_Angeles', LC_ALL: 'de_DE.UTF-8' }, { TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8' }]) {
      t.equal(await digestOf(scenario, environment), committed, `${scenario} in ${environment.TZ}, ${environment.LC_ALL}`)
    }
  }
})
