import { LIVE } from './build.ts'

/** A small contact centre whose days cost nothing to simulate. */
export const smallScenario = (changes: object = {}) => ({
  description: 'A small centre',
  tenants: [{
    id: LIVE,
    name: 'Small',
    timezone: 'Europe/London',
    country: 'gb',
    history: { days: 1 },
    volume: { perDay: 60 },
    queues: [{ name: 'Orders' }, { name: 'Billing' }],
    flows: [
      {
        name: 'Line',
        channel: 'voice',
        share: 4,
        contactPoint: '+442079460100',
        queues: ['Orders', 'Billing'],
        steps: [{ name: 'Menu', kind: 'Menu' }, { name: 'Record', kind: 'CallRecording' }]
      },
      { name: 'Mail', channel: 'email', contactPoint: 'help@small.example.com' },
      { name: 'Chat', channel: 'messaging', contactPoint: 'chat@small.example.com' },
      { name: 'Colleagues', channel: 'voice', direction: 'internal', share: 0.5, contactPoint: 'internal' },
      { name: 'Calls', channel: 'voice', direction: 'outbound', contactPoint: '+442079460100' }
    ],
    agents: { count: 5 },
    contacts: 30,
    behaviour: { transfer: 0.3, cancelledTransfer: 0.2 },
    ...changes
  }],
  credentials: [
    { platform: 'cxengage', id: 'admin', secret: 'admin-secret', grants: ['*'], tenants: [LIVE] },
    { platform: 'vcc', id: 'live', secret: 'live-secret', grants: ['stats'], tenants: [LIVE] }
  ]
})

/** The same, and everything that can happen happens all the time. */
export const overrun = smallScenario({
  volume: { perDay: 300 },
  agents: { count: 9 },
  interactions: [{ name: 'given up after a transfer', at: '09:00', transfers: ['blind'], end: 'abandoned', waits: 30 }],
  behaviour: {
    talk: 60,
    patience: 90,
    wrapUp: 10,
    hold: 0.5,
    missedOffer: 0.3,
    transfer: 0.6,
    warmTransfer: 0.6,
    conference: 0.4,
    cancelledTransfer: 0.4,
    flagged: 0.3,
    linked: 0.5,
    attributed: 0.5,
    late: 0.3,
    corrected: 0.3
  }
})
