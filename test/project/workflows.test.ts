import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT, unwatched } from '../support/command.ts'
import { notLong } from '../support/size.ts'

const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

interface Step { uses?: string, run?: string, with?: Record<string, unknown> }
interface Job { uses?: string, permissions?: object, 'runs-on'?: string, steps?: Step[] }
interface Workflow { permissions?: object, concurrency?: object, jobs: Record<string, Job> }

const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT }).sort()

const workflowOf = (file: string) => parse(textOf(file), { strict: true, uniqueKeys: true }) as Workflow

/** What a job may write, and why it has to; nothing else may. */
const MAY_WRITE: Record<string, string[]> = {
  '.github/workflows/release.yml package': ['id-token'],
  '.github/workflows/release.yml image': ['artifact-metadata', 'attestations', 'id-token', 'packages'],
  '.github/workflows/release.yml notes': ['contents']
}

t.test('there are a workflow for every change and one for a release', async t => {
  t.strictSame(WORKFLOWS, ['.github/workflows/ci.yml', '.github/workflows/release.yml'])
})

for (const file of WORKFLOWS) {
  const { permissions, concurrency, jobs } = workflowOf(file)

  t.test(`${file}: an action is pinned by its commit, with the version beside it`, async t => {
    const lines = textOf(file).split('\n').filter(line => /^\s*(?:- )?uses:/.test(line))
    const used = Object.values(jobs).flatMap(job => [job, ...job.steps ?? []]).filter(({ uses }) => uses !== undefined)
    t.equal(lines.length, used.length, 'every one stands on a line of its own')
    for (const line of lines) {
      t.match(line, /uses: (?:\.\/\.github\/workflows\/\w+\.yml|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/, line)
    }
  })

  t.test(`${file}: nobody may more than is said`, async t => {
    t.strictSame(permissions, {}, 'nothing by default')
    for (const [name, job] of Object.entries(jobs)) {
      const granted = Object.entries(job.permissions ?? t.fail(`${name} has no permissions of its own`))
      const written = granted.filter(([, level]) => level !== 'read').map(([scope]) => scope).sort()
      t.strictSame(written, MAY_WRITE[`${file} ${name}`] ?? [], `${name} writes`)
    }
  })

  t.test(`${file}: a job ends, and keeps no credentials of git`, async t => {
    t.ok(concurrency)
    for (const [name, job] of Object.entries(jobs)) {
      if (job.uses !== undefined) continue
      t.match(job, { 'runs-on': /^ubuntu-\d+\.\d+$/, 'timeout-minutes': Number }, name)
      for (const { uses = '', with: options } of job.steps ?? []) {
        if (uses.startsWith('actions/checkout@')) t.match(options, { 'persist-credentials': false }, name)
      }
    }
  })

  t.test(`${file}: what it runs is there`, async t => {
    const scripts = (JSON.parse(textOf('package.json')) as { scripts: object }).scripts
    const runs = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run = [] }) => run))
    t.ok(runs.length > 0)
    for (const run of runs) {
      for (const [, name = ''] of run.matchAll(/npm run ([\w:]+)/g)) t.ok(name in scripts, run)
      for (const [name] of run.matchAll(/(?:\.ci|test|scripts)\/[\w/.-]+/g)) t.ok(textOf(name), run)
    }
  })
}

t.test('one version of an action is used everywhere', async t => {
  const pins = WORKFLOWS.flatMap(file =>
    [...textOf(file).matchAll(/uses: ([\w/-]+)@(\w{40} # \S+)/g)].map(([, action = '', pin = '']) => [action, pin]))
  for (const [action = '', pin] of pins) t.strictSame(new Map(pins as [string, string][]).get(action), pin, action)
})

t.test('the notes of a release are its lines of the changelog', notLong, async t => {
  const run = (version: string) =>
    spawnSync(...unwatched([process.execPath, 'scripts/release-notes.js', version]), { cwd: ROOT, encoding: 'utf8' })
  const { status, stdout } = run('vUnreleased')
  t.equal(status, 0)
  t.match(stdout, /^### Added\n/)
  t.ok(textOf('CHANGELOG.md').includes(stdout.trim()))
  t.notMatch(stdout, /^## /m)
  t.match(run('v999.0.0'), { status: 1, stdout: '', stderr: 'CHANGELOG.md has nothing of 999.0.0\n' })
})
