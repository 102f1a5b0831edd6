import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { ConfigSchema } from '../../src/config.ts'
import { ROOT, unwatched } from '../support/command.ts'
import { notLong } from '../support/size.ts'

const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

interface Healthcheck { test: string[], retries: number }
interface Service {
  build?: string
  image: string
  command?: string[]
  entrypoint?: string[]
  ports?: string[]
  volumes?: string[]
  environment?: Record<string, string>
  healthcheck?: Healthcheck
  depends_on?: Record<string, { condition: string }>
}
interface Compose { services: { server: Service, client: Service }, volumes: Record<string, null> }

const { services: { server, client }, volumes } = parse(textOf('compose.yaml'), { strict: true, uniqueKeys: true }) as Compose

const DOCKERFILE = textOf('Dockerfile').replaceAll('\\\n', ' ')

/** The last instruction of that name, as it stands there. */
const instruction = (name: string) =>
  [...DOCKERFILE.matchAll(new RegExp(`^${name}\\s+(.*)$`, 'gm'))].at(-1)?.[1] ?? t.fail(`no ${name}`) as never

const wordsOf = (json: string) => JSON.parse(json) as string[]

/** What a command of the image is, run from the source: dist is built from src, file by file. */
function run ([node, file = '', ...args]: string[]) {
  t.equal(node, 'node')
  t.match(file, /^dist\/.*\.js$/)
  const source = file.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')
  t.ok(existsSync(path.join(ROOT, source)), source)
  const env = { ...process.env, RINGBACK_PORT: '1' } // where nothing answers
  return spawnSync(...unwatched([process.execPath, '--no-warnings', source, ...args]), { cwd: ROOT, encoding: 'utf8', env })
}

t.test('the image\'s health check and that of compose.yaml are one, and a command that there is', notLong, async t => {
  const [, options = '', command = ''] = /^(.*?)\s+CMD (.*)$/.exec(instruction('HEALTHCHECK')) ?? []
  t.strictSame(server.healthcheck?.test, ['CMD', ...wordsOf(command)])
  const asked = Object.fromEntries(options.trim().split(/\s+/).map(option =>
    option.replace(/^--/, '').replaceAll('-', '_').split('=')) as [string, string][])
  t.strictSame({ ...server.healthcheck, test: undefined, retries: String(server.healthcheck?.retries) },
    { ...asked, test: undefined })
  t.match(asked, { start_interval: '1s' })

  const { status, stderr } = run(wordsOf(command))
  t.equal(status, 1)
  t.match(stderr, 'is not ready: ECONNREFUSED', 'it asks, and says that nobody is there')
})

t.test('the entry point of the image is the command line', notLong, async t => {
  const { status, stdout } = run([...wordsOf(instruction('ENTRYPOINT')), 'health', '--help'])
  t.equal(status, 0)
  t.match(stdout, 'ringback health')
})

t.test('what is copied into the image is in the build context, and what the package has is copied', async t => {
  const allowed = textOf('.dockerignore').split('\n').flatMap(line => line.startsWith('!') ? line.slice(1) : [])
  const copied = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
  t.ok(copied.length > 5)
  t.strictSame(copied.filter(file => !allowed.includes(file)), [])
  const { files } = JSON.parse(textOf('package.json')) as { files: string[] }
  const whole = files.filter(file => /^\w+$/.test(file))
  t.strictSame(whole.filter(folder => !copied.includes(folder) && folder !== 'dist'), [])
})

t.test('the base image is pinned by its digest, with a tag that says which it is, and is a Node that the package takes',
  async t => {
    const froms = [...DOCKERFILE.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image)
    const images = froms.filter(image => !image.startsWith('$'))
    t.match(images, [/^node:24\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/])
    t.equal(instruction('FROM').split(' ').at(-1), 'runtime')
    t.ok(froms.filter(image => image.startsWith('$')).every(image => image === '$' + '{NODE_IMAGE}'))
  })

t.test('the image says what it is', async t => {
  const { description, license } = JSON.parse(textOf('package.json')) as { description: string, license: string }
  const labels = Object.fromEntries([...instruction('LABEL').matchAll(/org\.opencontainers\.image\.(\w+)="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]))
  t.strictSame(labels, {
    title: 'ringback', description, licenses: license, version: '$' + '{VERSION}', source: '$' + '{SOURCE}'
  })
  const release = textOf('.github/workflows/release.yml')
  for (const name of ['VERSION', 'SOURCE']) t.match(release, new RegExp(`^ +${name}=\\S`, 'm'), `a release says ${name}`)
})

t.test('compose.yaml builds this image, and its client waits until the server is healthy', async t => {
  t.match(server, { build: '.', image: 'ringback' })
  t.equal(client.image, server.image)
  t.strictSame(client.depends_on, { server: { condition: 'service_healthy' } })
  t.strictSame(client.entrypoint?.[0], 'node')

  const { default: port } = ConfigSchema.properties.port as { default?: number } // it is written there
  t.equal(instruction('EXPOSE'), String(port))
  t.strictSame(server.ports, [`127.0.0.1:${port}:${port}`])
  t.ok(client.command?.[0]?.includes(`http://server:${port}/`))

  const [volume = '', folder = ''] = server.volumes?.[0]?.split(':') ?? []
  t.ok(volume in volumes)
  t.equal(folder, instruction('VOLUME'))
  t.match(server.command?.at(-1), new RegExp(`^${folder}/\\w+\\.db$`), 'the database is in the volume')
})
