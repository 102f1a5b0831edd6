import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import t, { type Test } from 'tap'
import ts from 'typescript'
import { parseArguments } from '../../src/cli/arguments.ts'
import { createRingback, type Scenario as ScenarioInput } from '../../src/index.ts'
import { NOON } from '../support/build.ts'
import { ROOT } from '../support/command.ts'
import {
  PAGES, USER_PAGES, blocksOf, isShown, lengthened, reasonNotToRun, stepsOf, textOf, type Block
} from '../support/page-blocks.ts'
import { fillFolder, openShell, sh, type PageShell } from '../support/page-shell.ts'
import { notLong, onlyLong } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { storedHistory } from '../support/stored-history.ts'

/** Commands that no test runs, by how they begin. */
const NOT_RUN: [begins: RegExp, because: string][] = [
  [/^npm ci$|^npm ci +#|^npm ci && npm test\b/, 'installs everything anew, or is this test'],
  [/^npm run (bench|check|dev)\b|^node bench\//, 'takes minutes, or has no end']
]

/** Commands of tools that not every machine has, and what shows that this one has it. */
const NEEDS: [begins: RegExp, probe: string[]][] = [
  [/\bpython3 -m pytest\b/, ['python3', '-c', 'import pytest, requests']],
  [/\bsh space\.sh$/, ['jq', '--version']]
]

/** Pages whose commands take many seconds; `npm run test:long` types them. */
const LONG = [
  'docs/command-line.md', 'docs/control-plane.md', 'docs/etl.md', 'docs/quick-start.md', 'docs/scenarios.md',
  'docs/testing.md', 'docs/upgrading.md'
]

/** A message on stderr that a page shows, of a command that fails. */
const MESSAGE = /^ringback: /

const isScript = ({ language }: Block) => language === 'sh' || language === 'console'

const placeOf = ({ page, line }: Block) => `${page}:${line}`

/** What a block is for a shell: its comments are the reader's. */
const commandsOf = ({ text }: Block) =>
  stepsOf(text.replaceAll(/ +# .*$/gm, '')).filter(({ command }) => !command.startsWith('#'))

const isRun = (command: string) => !NOT_RUN.some(([begins]) => begins.test(command))

/** What this machine lacks for a command; undefined where it lacks nothing. */
function lackingFor (command: string): string | undefined {
  const [, [name = '', ...args] = []] = NEEDS.find(([begins]) => begins.test(command)) ?? []
  return name === '' || spawnSync(name, args).status === 0 ? undefined : [name, ...args].join(' ')
}

/** What a page takes for granted. */
const PREPARED: Record<string, (folder: string, shell: PageShell) => Promise<void>> = {
  /** A database of another version has another mark, and an export another number. */
  'docs/upgrading.md': async (folder, shell) => {
    await shell.run('ringback seed --scenario quiet --out old.db')
    const db = new BetterSqlite3(path.join(folder, 'old.db'))
    db.pragma('user_version = 1')
    db.close()
    await using ringback = createRingback({ scenario: 'quiet' })
    writeFileSync(path.join(folder, 'old.json'), JSON.stringify({ ...await ringback.getExport(), ringback: '0.0.1' }))
  }
}

async function runBlock (t: Test, block: Block, shell: PageShell, answers: string[]) {
  for (const { command, shown } of commandsOf(block)) {
    if (!isRun(command)) continue
    const lacking = lackingFor(command)
    if (lacking !== undefined) {
      t.pass(`${placeOf(block)}: ${command}`, { skip: `this machine does not have: ${lacking}` })
      continue
    }
    const { code, stdout, stderr } = await shell.run(lengthened(command, answers))
    answers.push(stdout)
    const place = `${placeOf(block)}: ${command}`
    const fails = MESSAGE.test(shown ?? '')
    t.equal(code !== 0, fails, place, { code, stderr, answer: stdout.slice(0, 1000) })
    if (shown === undefined) continue
    const answer = fails ? stderr : stdout
    t.ok(isShown(shown, answer), `${place}: as shown`, { shown, answer: answer.slice(0, 3000) })
  }
}

t.test('what the pages tell to type answers as they show', async t => {
  await using ringback = createRingback({ database: await storedHistory(t, NOON) })
  const { host } = new URL(await ringback.start())
  for (const page of PAGES) {
    const blocks = blocksOf(page)
    if (!blocks.some(isScript)) continue
    await t.test(page, LONG.includes(page) ? onlyLong : notLong, async t => {
      const folder = USER_PAGES.includes(page) && page !== 'README.md' ? t.testdir({}) : ROOT
      if (folder !== ROOT) fillFolder(folder)
      await using shell = openShell(folder, host)
      await PREPARED[page]?.(folder, shell)
      const answers: string[] = []
      for (const block of blocks) {
        if (block.file !== undefined) writeFileSync(path.join(folder, block.file), block.text)
        else if (isScript(block) && reasonNotToRun(block) === undefined) await runBlock(t, block, shell, answers)
      }
    })
    await ringback.reset()
  }
})

t.test('what is saved as a file is used by a command, or by another file, of its page', async t => {
  for (const block of USER_PAGES.flatMap(blocksOf).filter(({ file }) => file !== undefined)) {
    const others = blocksOf(block.page).filter(({ line }) => line !== block.line).map(({ text }) => text)
    t.ok(others.some(text => text.includes(block.file ?? '')), `${placeOf(block)}: ${block.file}`)
  }
})

t.test('every block is of a kind that is tried', async t => {
  for (const block of USER_PAGES.flatMap(blocksOf)) {
    const place = placeOf(block)
    if (isScript(block)) t.ok(commandsOf(block).length > 0, place)
    else if (block.language === 'ts') t.ok(block.file ?? isWhole(block), `${place}: a program`)
    else if (block.language === 'python') t.ok(block.file, `${place}: a program`)
    else if (block.language === 'json') t.doesNotThrow(() => tryJson(block), place)
    else t.fail(`${place}: ${block.language} is not tried`)
  }
})

/** A program that can be run as it stands. */
function isWhole ({ page }: Block): boolean {
  return page === 'README.md'
}

/** Scenarios and cases must be such, unless a command plays them; all else must be JSON. */
function tryJson ({ text, file }: Block) {
  const value = JSON.parse(text) as Record<string, unknown>
  if (file !== undefined) return
  const { tenants, credentials } = smallScenario() as ScenarioInput
  const tenant = tenants[0] as object
  const scenario = 'tenants' in value
    ? value
    : 'at' in value || 'start' in value
      ? { description: 'x', tenants: [{ ...tenant, agents: agentsFor(value), interactions: [value] }], credentials }
      : undefined
  if (scenario !== undefined) createRingback({ scenario: scenario as unknown as ScenarioInput })
}

/** The second agent of a centre works on a Monday morning. */
function agentsFor ({ agent }: Record<string, unknown>) {
  return { count: 12, named: agent === undefined ? [] : [{ name: 'Bo Example' }, { name: agent }] }
}

t.test('what is not run says why, and is what a shell and the command line can read', async t => {
  const blocks = PAGES.flatMap(blocksOf).filter(isScript)
  const first = blocks.flatMap(block => stepsOf(block.text).map(({ command }) => command))
  for (const [begins, because] of NOT_RUN) t.ok(first.some(command => begins.test(command)), `${begins}: ${because}`)
  for (const block of blocks.filter(block => reasonNotToRun(block) !== undefined)) {
    const { code, stderr } = await sh(['-n', '-c', block.text.replaceAll(/<[^>]+>/g, 'it')], ROOT)
    t.equal(code, 0, placeOf(block), { stderr })
    for (const { command } of commandsOf(block)) {
      const [, options] = /\bringback(?::\S+)?((?: \S+)*?)(?: &&.*)?$/.exec(command) ?? []
      if (!/^docker run/.test(command)) continue
      t.doesNotThrow(() => parseArguments((options ?? '').trim().split(/\s+/).filter(word => word !== '')), command)
    }
  }
})

/** What the pages use of it: npm run check:package has vitest itself. */
const VITEST = `declare module 'vitest' {
  export function test (name: string, body: () => Promise<void>): void
  export function afterAll (body: () => Promise<void>): void
  export function expect (value: unknown): { toBe (wanted: unknown): void, toEqual (wanted: unknown): void }
}
`

t.test('the programs of the pages are strict TypeScript', onlyLong, async t => {
  const folder = t.testdir({})
  const files = USER_PAGES.flatMap(blocksOf).filter(({ language }) => language === 'ts').map(block => {
    const file = path.join(folder, path.basename(block.page, '.md'), block.file ?? 'program.ts')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, block.text)
    return file
  })
  const vitest = path.join(folder, 'vitest.d.ts')
  writeFileSync(vitest, VITEST)
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const program = ts.createProgram([...files, vitest], { ...options, paths: { ringback: [path.join(ROOT, 'src', 'index.ts')] } })
  const problems = files.flatMap(file => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
  t.strictSame(problems.map(({ file, messageText }) =>
    `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`), [])
})

t.test('the program of the README runs', async t => {
  const [program] = blocksOf('README.md').filter(({ language }) => language === 'ts')
  const folder = t.testdir({})
  fillFolder(folder)
  writeFileSync(path.join(folder, 'program.ts'), program?.text ?? '')
  t.match(await sh(['-c', `'${process.execPath}' program.ts`], folder), { code: 0, stderr: '' })
})

t.test('links lead to what there is', async t => {
  for (const page of PAGES) {
    const links = [...textOf(page).replaceAll(/^```.*?^```$/gms, '').matchAll(/\]\((?!https?:)([^)\s]*)\)/g)]
    for (const [, link = ''] of links) {
      const [file = '', heading] = link.split('#')
      const target = file === '' ? page : path.join(path.dirname(page), file)
      const anchors = heading === undefined ? [] : anchorsOf(target)
      t.ok(existsSync(path.join(ROOT, target)) && (heading === undefined || anchors.includes(heading)), `${page}: ${link}`)
    }
  }
})

/** As GitHub makes them of headings. */
function anchorsOf (page: string): string[] {
  if (!existsSync(path.join(ROOT, page))) return []
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(/[^\w\s-]/g, '').replaceAll(' ', '-'))
}

t.test('the README is short', async t => {
  t.ok(textOf('README.md').split('\n').length <= 251, 'at most 250 lines')
})

t.test('an answer is held against all that is shown of it', async t => {
  const cases: [shown: string, answer: string, fits: boolean][] = [
    ['{"a":1,\n"b":2}', '{"a":1,"b":2}\n', true],
    ['{"a":1, …}', '{"a":1,"b":2}', true],
    ['{"a":1, …}', '{"a":2,"b":2}', false],
    ['{"a":1}', '{"a":1,"b":2}', false],
    ['a\n…\nz', 'a b c z', true],
    ['a\n…\nz', 'a b c', false]
  ]
  for (const [shown, answer, fits] of cases) t.equal(isShown(shown, answer), fits, `${shown} / ${answer}`)
  t.equal(lengthened('curl -H "Bearer abc.de…"', ['{"token":"abc.def-g"}']), 'curl -H "Bearer abc.def-g"')
})
