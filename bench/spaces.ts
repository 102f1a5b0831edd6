import path from 'node:path'
import { connect } from '../src/actions/connect.ts'
import type { Addition } from '../src/actions/actions.ts'
import { startProcess } from '../test/support/start-process.ts'
import { ask, besideHealth, percentile } from './stalls/measure.ts'

/**
 * What spaces cost: to open them, and to add an interaction to one, while a client asks for health every 10 ms.
 *   node bench/spaces.ts [interactions a day] [spaces] [flags of node, such as --cpu-prof]
 */
const [perDay = '', spaces = '1000', ...flags] = process.argv.slice(2)
const MAIN = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')
const NOW = '2026-03-02T12:00:00Z'
const ADDITIONS = 20

const size = perDay === '' ? [] : ['--per-day', perDay, '--days', '2']
const { said, child, stop } = await startProcess([...flags, MAIN, 'serve', '--port', '0', '--clock', NOW, ...size],
  /http:\/\/127\.0\.0\.1:\d+/)
const base = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
while ((await fetch(`${base}/__admin/health`)).status !== 200) await new Promise(resolve => setTimeout(resolve, 50))
await new Promise(resolve => setTimeout(resolve, 2000)) // until what is done ahead of the clock is done
const actions = connect(base)

const print = (what: string, times: readonly number[], health: readonly number[]) => console.log(
  `${what.padEnd(44)} ${[percentile(times, 0.5), percentile(times, 0.99), Math.max(...times), percentile(health, 0.99),
    Math.max(...health)].map(ms => ms.toFixed(1).padStart(9)).join('')}`)

async function measure (what: string, count: number, act: (number: number) => Promise<unknown>) {
  const times: number[] = []
  const health = await besideHealth(base, async () => {
    for (let number = 0; number < count; number++) {
      const from = performance.now()
      await act(number)
      times.push(performance.now() - from)
    }
  })
  print(what, times, health)
}

console.log(`${''.padEnd(44)} ${['p50', 'p99', 'max', 'health 99', 'max'].map(name => name.padStart(9)).join('')}  in ms`)
await measure('nothing', 100, async () => await new Promise(resolve => setTimeout(resolve, 10)))
await measure(`open a space, ${spaces} times`, Number(spaces), async number => await actions.openSpace({ name: `s-${number}` }))
await measure('the same with an interaction', ADDITIONS, async number =>
  await actions.openSpace({ name: `with-${number}`, interactions: {} }))
await measure('the same at another day', ADDITIONS / 4, async number =>
  await actions.openSpace({ name: `at-${number}`, clock: { now: `2026-04-0${number + 1}T12:00:00Z` } }))
const cases: [string, Addition][] = [['add an interaction', {}], ['add two transfers', { transfers: ['warm', 'blind'] }],
  ['add one that competes', { compete: true }]]
for (const [what, addition] of cases) {
  await measure(what, ADDITIONS, async number => await actions.addInteractions(`s-${number}`, addition))
  await measure(`${what}, again to the same day`, ADDITIONS, async () => await actions.addInteractions('s-0', addition))
}
const { basic = '', cxengage = '' } = (await actions.openSpace({ name: 'reader' })).use
await measure('a page of a space', 100, async () => await ask(`${base}${cxengage}/interactions?limit=10`, { authorization: basic }))
await stop()
if (child.exitCode === null) child.kill()
