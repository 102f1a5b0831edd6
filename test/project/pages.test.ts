import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { createRingback } from '../../src/index.ts'
import { NOON } from '../support/build.ts'
import { storedHistory } from '../support/stored-history.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

const PAGES = globSync(['*.md', 'docs/**/*.md', 'fixtures/*.md'], { cwd: ROOT }).sort()

/** The server of the pages, in commands and answers. */
const SHOWN_HOST = '127.0.0.1:7464'

/** Blocks that no test can run, by how they begin. */
const NOT_RUN: [begins: RegExp, because: string][] = [
  [/^npm ci\b/, 'installs everything anew, and then serves or tests'],
  [/^docker /, 'needs Docker'],
  [/^npm start -- seed --scenario busy/, 'writes some gigabytes'],
  [/^npm run bench/, 'takes minutes, and measures the machine']
]

/** What the commands stand for here: the code beside this test, and an HTTP error is a failure. */
const SHELL = [
  'curl () { command curl --silent --show-error --fail "$@"; }',
  'npm () { command npm --silent "$@"; }',
  `ringback () { node '${ROOT}/src/cli/main.ts' "$@"; }`
].join('\n')

interface Block { page: string, line: number, text: string }

/** A command, and what the page shows of its answer; undefined where it shows none. */
interface Step { command: string, shown: string | undefined }

function blocksOf (page: string, languages: string): Block[] {
  const content = readFileSync(path.join(ROOT, page), 'utf8')
  return [...content.matchAll(new RegExp(`^\`\`\`(?:${languages})\\n(.*?)^\`\`\`$`, 'gms'))]
    .map(({ index, 1: text = '' }) => ({ page, line: content.slice(0, index).split('\n').length, text }))
}

/** Every line of a script is a command; in a console those after a dollar are, and the rest is their answer. */
function stepsOf ({ text }: Block): Step[] {
  const whole = text.replaceAll('\\\n', '') // a backslash carries a command on
  if (!whole.startsWith('$ ')) {
    return whole.split('\n').filter(line => line !== '').map(command => ({ command, shown: undefined }))
  }
  return whole.split(/^\$ /m).slice(1).map(step => {
    const [command = '', ...answer] = step.split('\n')
    return { command, shown: answer.join('\n') }
  })
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

/** Whether an answer is the one that is shown; `…` stands for anything, and lines may be wrapped anywhere. */
function isShown (shown: string, answer: string): boolean {
  const parts = bare(shown).split('…').map(part => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(bare(answer))
}

/** A shortened word of a command is one that an answer before it has in full. */
function lengthened (command: string, answers: readonly string[]): string {
  const words = answers.flatMap(answer => answer.split(/[^\w.-]/))
  return command.replaceAll(/([\w.-]+)…/g, (short, beginning: string) =>
    words.find(word => word.startsWith(beginning)) ?? short)
}

async function run (command: string, cwd: string) {
  const PATH = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter)
  const child = spawn('sh', ['-c', `${SHELL}\n${command}`], {
    cwd, env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, stdout, stderr }
}

t.test('what the pages tell to type answers as they show', async t => {
  await using ringback = createRingback({ database: await storedHistory(t, NOON) })
  const { host } = new URL(await ringback.start())
  for (const block of PAGES.flatMap(page => blocksOf(page, 'sh|console'))) {
    const steps = stepsOf(block)
    if (NOT_RUN.some(([begins]) => begins.test(steps[0]?.command ?? ''))) continue
    // The installed command is typed in a folder of the reader's.
    const cwd = steps.some(({ command }) => command.startsWith('ringback ')) ? t.testdir() : ROOT
    const answers: string[] = []
    for (const { command, shown } of steps) {
      const { code, stdout, stderr } = await run(lengthened(command, answers).replaceAll(SHOWN_HOST, host), cwd)
      const answer = stdout.replaceAll(host, SHOWN_HOST)
      answers.push(answer)
      const place = `${block.page}:${block.line}: ${command}`
      t.equal(code, 0, place, { stderr, answer: answer.slice(0, 1000) })
      if (shown === undefined) continue
      t.ok(isShown(shown, answer), `${place}: as shown`, { shown, answer: answer.slice(0, 3000) })
    }
  }
})

t.test('what is not run is still there', async t => {
  const first = PAGES.flatMap(page => blocksOf(page, 'sh|console')).map(block => stepsOf(block)[0]?.command ?? '')
  for (const [begins, because] of NOT_RUN) {
    t.ok(first.some(command => begins.test(command)), `${begins.source}: ${because}`)
  }
})

t.test('the program of the README runs', async t => {
  const [program] = blocksOf('README.md', 'ts')
  const file = path.join(t.testdir(), 'program.ts')
  const { href } = pathToFileURL(path.join(ROOT, 'src', 'index.ts'))
  writeFileSync(file, (program?.text ?? '').replace('./src/index.ts', href))
  t.match(await run(`node '${file}'`, ROOT), { code: 0, stderr: '' })
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
