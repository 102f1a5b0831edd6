// The first minutes of the users of docs/quick-start.md, with the lines of that page: node bench/walk-throughs.ts
// From a clone of the last commit, and from a packed file. It installs from the registry, and prints a table.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '../test/support/command.ts'
import { blocksOf, stepsOf, type Block } from '../test/support/page-blocks.ts'
import { SHOWN_HOST, sh } from '../test/support/page-shell.ts'

const PAGE = blocksOf('docs/quick-start.md')

const URL_OF_REPOSITORY = '<URL of this repository>'

/** How long a server may take to be ready, in ms. */
const PATIENCE = 120_000

interface Row { user: string, from: string, steps: number, lines: number, seconds: string, aim: string }

interface Walk { user: string, heading: string, aim: string, isUseful: (answer: string) => boolean, own?: boolean }

const hasTotal = (answer: string) => /"total":[1-9]/.test(answer)

const WALKS: Walk[] = [
  { user: 'developer: first answer', heading: 'Frontend or backend developer', aim: '60 s', isUseful: hasTotal },
  {
    user: 'developer: own scenario',
    heading: 'Frontend or backend developer',
    aim: '180 s, 20 lines',
    isUseful: answer => answer.includes('"abandoned":"queue"'),
    own: true
  },
  { user: 'CI: first test', heading: 'CI engineer', aim: '15 lines', isUseful: answer => /pass 1\b/.test(answer) },
  { user: 'data engineer: first total', heading: 'Data engineer', aim: '', isUseful: hasTotal }
]

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  server.close()
  return port
}

/** A reader at a terminal: types commands, saves files, counts both. */
class Reader {
  steps = 0
  lines = 0
  readonly began = performance.now()
  #folder: string
  readonly #port: number
  #server: ChildProcess | undefined

  constructor (folder: string, port: number) {
    this.#folder = folder
    this.#port = port
  }

  save ({ file = '', text }: Block) {
    this.#count(text.trimEnd().split('\n').filter(line => line.trim() !== '').length)
    writeFileSync(path.join(this.#folder, file), text)
  }

  /** Types a command; resolves with what it prints. One that serves is left running. */
  async type (command: string): Promise<string> {
    this.#count(1)
    const own = command.replaceAll(SHOWN_HOST, `127.0.0.1:${this.#port}`)
    if (/^(npm start|npx ringback)(?! init| seed)/.test(command)) return await this.#serve(own)
    const { code, stdout, stderr } = await sh(['-c', own], this.#folder)
    if (code !== 0) throw new Error(`${command}\n${stdout}${stderr}`)
    const [, into] = / && cd (\S+)$/.exec(command) ?? []
    if (into !== undefined) this.#folder = path.join(this.#folder, into)
    return stdout
  }

  seconds = () => ((performance.now() - this.began) / 1000).toFixed(1)

  async end () {
    if (this.#server?.pid === undefined || this.#server.exitCode !== null) return
    const closed = once(this.#server, 'close')
    process.kill(-this.#server.pid, 'SIGTERM')
    await closed
  }

  #count (lines: number) {
    this.steps++
    this.lines += lines
  }

  async #serve (command: string): Promise<string> {
    await this.end()
    const server = this.#server = spawn('sh', ['-c', command], {
      cwd: this.#folder,
      detached: true,
      env: { ...process.env, RINGBACK_PORT: String(this.#port) },
      stdio: ['ignore', 'pipe', 'inherit']
    })
    let printed = ''
    server.stdout?.on('data', chunk => { printed += String(chunk) })
    const until = performance.now() + PATIENCE
    while (!printed.includes('To try it:')) {
      if (server.exitCode !== null || performance.now() > until) throw new Error(`${command} is not ready\n${printed}`)
      await sleep(20)
    }
    return printed
  }
}

const isScript = ({ language }: Block) => language === 'sh' || language === 'console'

const commandsOf = ({ text }: Block) =>
  stepsOf(text).map(({ command }) => command).filter(command => !command.startsWith('#'))

/** In a clone `npm start --` does what `npx ringback` does. */
const inClone = (command: string) => command.replace(/^npx ringback(?: (--.*))?$/, (_, options?: string) =>
  options === undefined ? 'npm start' : `npm start -- ${options}`)

/** Walks as the page says, until an answer is useful. */
async function walk (
  { user, heading, aim, isUseful, own = false }: Walk, from: string, get: readonly string[]
): Promise<Row> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringback-walk-'))
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n') // a project of the reader's
  const reader = new Reader(folder, await freePort())
  try {
    for (const command of get) await reader.type(command)
    const blocks = PAGE.filter(block => block.heading === heading)
    const first = blocks.findIndex(({ file }) => file !== undefined)
    for (const block of own ? blocks.slice(first) : blocks) {
      if (block.file !== undefined) reader.save(block)
      if (!isScript(block)) continue
      for (const command of commandsOf(block)) {
        if (!isUseful(await reader.type(from === 'git clone' ? inClone(command) : command))) continue
        return { user, from, steps: reader.steps, lines: reader.lines, seconds: reader.seconds(), aim }
      }
    }
    throw new Error(`${user}, from ${from}: no useful answer`)
  } finally {
    await reader.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Who has Docker types these; here they are counted alone. */
function counted (): Row {
  const [block] = PAGE.filter(({ heading }) => heading === 'QA with a container').filter(isScript)
  const commands = block === undefined ? [] : commandsOf(block)
  return {
    user: 'QA: a container with a volume',
    from: 'git clone',
    steps: commands.length,
    lines: commands.length,
    seconds: 'not measured',
    aim: '2 commands'
  }
}

const packed = mkdtempSync(path.join(tmpdir(), 'ringback-packed-'))
try {
  mkdirSync(packed, { recursive: true })
  const file = path.join(packed, execFileSync('npm', ['pack', '--silent', '--pack-destination', packed], {
    cwd: ROOT, encoding: 'utf8'
  }).trim().split('\n').at(-1) ?? '')
  const [clone, install] = PAGE.filter(({ heading }) => heading === 'Get it').map(block => commandsOf(block)
    .map(command => command.replace(URL_OF_REPOSITORY, `file://${ROOT}`)))
  const rows: Row[] = []
  for (const entry of WALKS) {
    // The last command of both ways serves; the walks begin with it.
    const cloned = entry.heading === 'CI engineer' ? (install ?? []).slice(0, -1) : (clone ?? []).slice(0, -1)
    rows.push(await walk(entry, 'git clone', cloned), await walk(entry, 'npm pack', [`npm install ${file}`]))
  }
  console.log('| User | From | Steps | Lines | Seconds | Aim |\n| --- | --- | --: | --: | --: | --- |')
  for (const row of [...rows, counted()]) console.log(`| ${Object.values(row).join(' | ')} |`)
} finally {
  rmSync(packed, { recursive: true, force: true })
}
