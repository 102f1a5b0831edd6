import { drawCentres, type Centre } from '../../src/world/centre.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'

/** A tenant for tests of the world alone: a day of it has enough customers for the common things to happen. */
export const tenant = {
  id: '7d23df20-2461-11e7-9bf4-b883f2d63b7b',
  name: 'Small',
  timezone: 'Europe/London',
  country: 'gb',
  history: { days: 3 },
  volume: { perDay: 200 },
  queues: [{ name: 'Orders' }, { name: 'Billing' }],
  flows: [
    {
      name: 'Line',
      channel: 'voice',
      share: 4,
      contactPoint: '+442079460100',
      queues: ['Orders', 'Billing'],
      steps: [{ name: 'Menu', kind: 'Menu' }]
    },
    { name: 'Mail', channel: 'email', contactPoint: 'help@small.example.com' },
    { name: 'Calls', channel: 'voice', direction: 'outbound', contactPoint: '+442079460100' }
  ],
  agents: { count: 8 },
  contacts: 50
}

export function populate (changes: object = {}, seed = 'test'): Centre {
  const [centre] = drawCentres(parseScenario({ description: 'A test', tenants: [{ ...tenant, ...changes }] }), seed)
  if (centre === undefined) throw new Error('no tenant')
  return centre
}

export const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)

/** As text, because comparing thousands of objects deeply takes minutes. */
export const textOf = (timelines: readonly object[]) =>
  JSON.stringify(timelines, (key, value: unknown) => key === 'centre' ? undefined : value)
