import type { Random } from '../random.ts'
import type { Behaviour } from '../scenario.ts'
import type { Attribute, Hook, Monitor, Timeline } from '../timeline.ts'

/** Third-party systems and the records that agents link in them. */
const RECORDS = [
  { system: 'zendesk', record: 'ticket', prefix: '' },
  { system: 'zendesk', record: 'user', prefix: '' },
  { system: 'salesforce', record: 'case', prefix: '500' },
  { system: 'salesforce', record: 'contact', prefix: '003' }
]

/** What a flow may note of a customer. */
const ATTRIBUTES = [
  { name: 'customerTier', values: ['gold', 'silver', 'bronze'] },
  { name: 'language', values: ['en', 'fr', 'de', 'es'] },
  { name: 'campaign', values: ['spring-sale', 'newsletter', 'none'] }
]

/** Links the interaction to records of other systems, notes what the flow found out, and lets somebody listen. */
export function attach (timeline: Timeline, behaviour: Behaviour, random: Random) {
  timeline.hooks = drawHooks(timeline, behaviour, random)
  timeline.attributes = drawAttributes(timeline, behaviour, random)
  timeline.monitors = drawMonitors(timeline, behaviour, random)
}

/** An agent links a ticket, and sometimes its owner as well, while he talks. */
function drawHooks ({ engagements, contact }: Timeline, behaviour: Behaviour, random: Random): Hook[] {
  const [engagement] = engagements
  if (engagement?.talkFrom === undefined || engagement.talkTo === undefined || !random.chance(behaviour.linked)) return []
  const { talkFrom, talkTo } = engagement
  const count = random.int(1, 2)
  return Array.from({ length: count }, (): Hook => {
    const { system, record, prefix } = random.pick(RECORDS)
    return {
      at: random.int(talkFrom, talkTo),
      system,
      record,
      id: prefix + String(random.int(100_000_000, 999_999_999)),
      name: record === 'user' || record === 'contact' ? contact?.name : undefined,
      by: String(random.int(1_000_000_000, 1_999_999_999)),
      engagement: 0
    }
  }).sort((a, b) => a.at - b.at)
}

function drawAttributes ({ start, visits, engagements }: Timeline, behaviour: Behaviour, random: Random): Attribute[] {
  const until = visits[0]?.enteredAt ?? engagements[0]?.offeredAt
  if (until === undefined || !random.chance(behaviour.attributed)) return []
  const { name, values } = random.pick(ATTRIBUTES)
  return [{ at: random.int(start, until), name, value: random.pick(values) }]
}

/** A supervisor listens to some part of the first conversation. */
function drawMonitors ({ channel, engagements: [engagement] }: Timeline, behaviour: Behaviour, random: Random): Monitor[] {
  if (channel !== 'voice' || engagement?.talkFrom === undefined || engagement.talkTo === undefined || !random.chance(behaviour.monitored)) return []
  const from = random.int(engagement.talkFrom, engagement.talkTo)
  return [{ from, to: random.int(from, engagement.talkTo), engagement: 0 }]
}
