import t from 'tap'
import { proveIsolation } from '../support/isolation.ts'
import { byHand } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'

const SMALL = JSON.stringify(smallScenario({ history: { days: 1 }, volume: { perDay: 40 } }))

t.test('nobody sees what others do in their spaces', byHand, async t => {
  const scenario = `${t.testdir({ 'small.json': SMALL })}/small.json`
  const [workers, duration] = [50, 20_000] as const
  const { answers, differences } = await proveIsolation({ scenario, workers, duration })
  t.ok(answers > workers * 5, `${answers} answers`)
  t.strictSame(differences, [])
})

t.test('who asks with the credentials of another space is found out', byHand, async t => {
  const scenario = `${t.testdir({ 'small.json': SMALL })}/small.json`
  const { differences } = await proveIsolation({ scenario, workers: 2, duration: 2000, isMistaken: true })
  t.ok(differences.length > 0)
  t.ok(differences.every(difference => difference.startsWith('worker-1,')), String(differences[0]))
})
