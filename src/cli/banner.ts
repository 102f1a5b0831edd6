import type { Platform } from '../platforms/platform.ts'
import type { Ringback } from '../ringback.ts'
import { isRoundTheClock } from '../world/opening.ts'
import { printable, shown } from '../world/shown.ts'
import { isAmong } from '../world/tenant-ids.ts'
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

/** Puts a style on a text where the terminal has any. */
export type Paint = (style: 'bold' | 'cyan', text: string) => string

const plain: Paint = (_style, text) => text

/** How much of a scenario's path is printed. */
const LONGEST_PATH = 200

/** So many tenants, and so many credentials of a platform, are printed. */
const MOST = 12

/** What is printed once the server is ready: where it is, who may ask, and what to ask. */
export function banner (facts: BannerFacts, paint: Paint = plain): string {
  const { base, name, scenario, seed, clock, platforms, samples, admin } = facts
  const time = clock.mode === 'real' ? 'real' : `stands still at ${new Date(clock.now()).toISOString()}`
  const section = (title: string, rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [`${paint('bold', title)}\n${columns(rows)}`]
  const places = columns([
    ...(admin === false ? [] : [['First page', `${base}/`]]),
    ...platforms.map(({ title, basePath }) => [title, `${base}${basePath}`]),
    ...(admin === false ? [] : [['Documentation', `${base}/__admin/docs`]])
  ])
  return [
    paint('bold', `ringback ${version} is ready`),
    columns([['Scenario', shown(name, LONGEST_PATH)], ['Seed', shown(seed)], ['Clock', time]]),
    places.replaceAll(/http:\S+/g, url => paint('cyan', url)),
    ...(typeof admin === 'string' ? [`Control plane, of this run: Authorization: Bearer ${admin}`] : []),
    ...section('Tenants:', tenants(scenario)),
    ...section('Credentials, of this server only:', platforms.flatMap(({ name }) => credentials(name, scenario))),
    ...section('To try it:', samples(base).map(line => [line]))
  ].join('\n\n') + '\n'
}

const tenants = ({ tenants }: BannerFacts['scenario']): string[][] => [
  ...tenants.slice(0, MOST).map(({ id, name, history, open, close }) => [shown(name), id, 'days' in history
    ? `goes on${isRoundTheClock({ open, close }) ? ', never closes' : ''}`
    : `${history.from.slice(0, 10)} to ${history.to.slice(0, 10)}`]),
  ...more(tenants.length)
]

function credentials (platform: string, { credentials, tenants }: BannerFacts['scenario']): string[][] {
  const own = credentials.filter(credential => credential.platform === platform)
  const namesOf = (ids: readonly string[]): string => {
    const named = tenants.filter(tenant => isAmong(tenant, ids))
    if (named.length === 1) return shown(named[0]?.name ?? '')
    return named.length === tenants.length ? 'all tenants' : `${named.length} tenants`
  }
  return [
    ...own.slice(0, MOST).map(({ id, secret, role, grants, tenants }, index) => [
      index === 0 ? platform : '', id, secret, namesOf(tenants),
      role !== undefined ? `role ${role}` : grants.includes('*') ? 'everything' : grants.join(' ')
    ].map(printable)),
    ...more(own.length)
  ]
}

const more = (count: number) => count > MOST ? [[`and ${count - MOST} more`]] : []
