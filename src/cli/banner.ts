import type { Platform } from '../platforms/platform.ts'
import type { Ringback } from '../ringback.ts'
import { printable, shown } from '../world/shown.ts'
import { version } from '../version.ts'
import { columns } from './columns.ts'

export interface BannerFacts extends Pick<Ringback, 'scenario' | 'clock'> {
  platforms: readonly Platform[]
  /** Shell commands to try, where the server is at a base. */
  samples: (base: string) => string[]
  /** The URL of the server. */
  base: string
  /** The scenario's name or path. */
  name: string
  seed: string
  /** The control plane's token when it was made for this run; false when there is no control plane. */
  admin?: string | false | undefined
}

/** How much of a scenario's path is printed. */
const LONGEST_PATH = 200

/** What is printed once the server is ready: where it is, who may ask, and what to ask. */
export function banner ({ base, name, scenario, seed, clock, platforms, samples, admin }: BannerFacts): string {
  const time = clock.mode === 'real' ? 'real' : `stands still at ${new Date(clock.now()).toISOString()}`
  return [
    `ringback ${version} is ready`,
    columns([['Scenario', shown(name, LONGEST_PATH)], ['Seed', shown(seed)], ['Clock', time]]),
    columns([
      ...platforms.map(({ title, basePath }) => [title, `${base}${basePath}`]),
      ...(admin === false ? [] : [['Documentation', `${base}/__admin/docs`]])
    ]),
    ...(typeof admin === 'string' ? [`Control plane, of this run: Authorization: Bearer ${admin}`] : []),
    ...section('Credentials, of this server only:', credentials(platforms, scenario)),
    ...section('To try it:', samples(base).map(line => [line]))
  ].join('\n\n') + '\n'
}

function credentials (platforms: BannerFacts['platforms'], scenario: BannerFacts['scenario']): string[][] {
  return platforms.flatMap(({ name }) => scenario.credentials
    .filter(({ platform }) => platform === name)
    .map(({ id, secret, grants }, index) => [index === 0 ? name : '', id, secret, grants.join(' ')].map(printable)))
}

const section = (title: string, rows: readonly string[][]) => rows.length === 0 ? [] : [`${title}\n${columns(rows)}`]
