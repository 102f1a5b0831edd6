import t from 'tap'
import { connect } from '../../src/actions/connect.ts'
import type { Actions } from '../../src/actions/actions.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { NOON } from '../support/build.ts'
import { onlyLong } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { scriptOf, tellStep, textOf } from '../support/space-script.ts'
import { differencesOf, everythingOf, openStage } from '../support/stage.ts'

const scenario = smallScenario({ history: { days: 1 }, volume: { perDay: 60 } }) as ScenarioInput
const LENGTH = 20

t.test('the same is answered in process, over HTTP, beside others, and after a restore', onlyLong, async t => {
  for (const seed of ['a']) {
    const script = scriptOf(seed, LENGTH)
    const [name, clock] = ['mine', { now: NOON }]
    const play = async (actions: Actions, hinder = async () => {}) => {
      const answers = [textOf(await actions.openSpace({ name, clock }))]
      for (const step of script) {
        await hinder()
        answers.push(await tellStep(actions, name, step))
      }
      return answers
    }
    const inProcess = await openStage(t, { scenario })
    const answers = await play(inProcess.ringback)
    const space = await inProcess.ringback.getSpace(name)
    const now = Date.parse(space.clock.now)
    const told = await everythingOf(inProcess.clientIn(space), now, 1)

    const overHttp = await openStage(t, { scenario })
    const url = await overHttp.ringback.start()
    let number = 0
    const beside = async () => {
      const { id } = await overHttp.ringback.openSpace({ name: `other-${number++}`, clock })
      await overHttp.ringback.addInteractions(id, { compete: number % 2 === 0 })
      if (number % 3 === 0) await overHttp.ringback.closeSpace(id)
    }
    t.strictSame(await play(connect(url), beside), answers, `${seed}: over HTTP, beside others`)
    t.strictSame(differencesOf(told, await everythingOf(overHttp.clientIn(space), now, 1)), [])
    await overHttp.ringback.close()

    await inProcess.ringback.takeSnapshot(name, { name: 'end' })
    for (const step of scriptOf(`${seed} more`, 5)) await tellStep(inProcess.ringback, name, step)
    await inProcess.ringback.restoreSnapshot(name, 'end')
    t.strictSame(differencesOf(told, await everythingOf(inProcess.clientIn(space), now, 1)), [], `${seed}: restored`)
    await inProcess.ringback.closeSpace(name)
    t.strictSame(await play(inProcess.ringback), answers, `${seed}: opened again`)
    await inProcess.ringback.close()
  }
})

t.test('a program in another process is told why something cannot be', async t => {
  const { ringback } = await openStage(t, { scenario })
  const actions = connect(await ringback.start())
  const error = await actions.addInteractions(ringback.scenario.tenants[0]?.id ?? '', { end: 'lost' as 'answered' })
    .then(() => undefined, (error: Error) => error)
  t.match(error, { name: 'ActionError', status: 400, message: /\/end/, problems: [{ pointer: '/end', expected: /must be one of/ }] })
  t.match(await actions.getSpace('none').catch((error: Error) => error), { status: 404, problems: [] })
  await ringback.close()
  t.match(await actions.listSpaces().catch((error: Error) => error), { status: 0, message: /no answer/ })
})
