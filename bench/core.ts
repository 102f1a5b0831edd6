import { cxengage } from '../src/platforms/cxengage/plugin.ts'
import { vcc } from '../src/platforms/vcc/plugin.ts'
import { loadScenario } from '../src/seeding/load-scenario.ts'
import { openDatabase } from '../src/store/database.ts'
import { createDays } from '../src/world/days.ts'
import { drawPopulations } from '../src/world/population.ts'

/** Interactions per second that are simulated, told by both platforms and written to a database in memory: node bench/core.ts */
const DAYS = 60
const { scenario, pinned } = loadScenario('default')
const populations = drawPopulations(scenario, scenario.seed)
const live = populations[1]
if (live === undefined) throw new Error('the default scenario has a second tenant')
const first = live.calendar.dayOf(Date.parse('2026-01-05T12:00:00Z'))

for (let round = 0; round < 5; round++) {
  const db = openDatabase({ file: ':memory:', tables: [cxengage.tables, vcc.tables], version: 'bench', origin: 'bench' })
  const days = createDays()
  const platforms = [cxengage, vcc].map(platform => platform.open({ db, scenario, populations, pinned, days, secret: 'bench' }))
  let count = 0
  const times = { simulate: 0, cxengage: 0, vcc: 0, indexes: 0 }
  const timed = <T>(name: keyof typeof times, work: () => T): T => {
    const from = performance.now()
    const result = work()
    times[name] += performance.now() - from
    return result
  }
  const write = db.transaction((day: number) => {
    const timelines = timed('simulate', () => days.of(live, day))
    count += timelines.length
    for (const platform of platforms) {
      timed(platform.platform.name as 'cxengage' | 'vcc', () => {
        platform.enter(live, day, timelines)
        let more = true
        while (more) more = platform.writeOut()
      })
    }
  })
  for (let day = first; day < first + DAYS; day++) write(day)
  timed('indexes', () => db.exec(cxengage.indexes + vcc.indexes))
  const total = Object.values(times).reduce((a, b) => a + b)
  const share = Object.entries(times).map(([name, ms]) => `${name} ${(ms / count * 1000).toFixed(0)} µs`).join(', ')
  console.log(`${count} interactions, ${Math.round(count / total * 1000)} a second (each: ${share})`)
  db.close()
}
