import type { Random } from '../random.ts'
import type { Behaviour } from '../scenario-behaviour.ts'
import type { Hook } from '../timeline.ts'
import type { Attached, Journey } from './stage.ts'

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

/** Decided at the start, so that most interactions need no streams for it. */
export const drawAttached = ({ attributed, linked, monitored }: Behaviour, random: Random): Attached =>
  ({ attribute: random.chance(attributed), hooks: random.chance(linked), monitor: random.chance(monitored) })

/** The flow notes what it has found out, before the interaction comes to a queue or an agent. */
export function attachAttributes ({ timeline, chance, attached }: Journey, until: number) {
  if (!attached.attribute) return
  const random = chance('attributes')
  const { name, values } = random.pick(ATTRIBUTES)
  timeline.attributes = [{ at: random.int(timeline.start, until), name, value: random.pick(values) }]
}

/** While the first agent talks, they link records of other systems, and a supervisor may listen. */
export function attachToTalk (journey: Journey, talkFrom: number, talkTo: number) {
  const { timeline, chance, attached } = journey
  if (attached.hooks) timeline.hooks = drawHooks(journey, talkFrom, talkTo)
  if (!attached.monitor || timeline.channel !== 'voice') return
  const random = chance('monitors')
  const from = random.int(talkFrom, talkTo)
  timeline.monitors = [{ from, to: random.int(from, talkTo), engagement: 0 }]
}

/** A ticket, and sometimes its owner as well. */
function drawHooks ({ timeline, chance }: Journey, talkFrom: number, talkTo: number): Hook[] {
  const random = chance('hooks')
  return Array.from({ length: random.int(1, 2) }, (): Hook => {
    const { system, record, prefix } = random.pick(RECORDS)
    return {
      at: random.int(talkFrom, talkTo),
      system,
      record,
      id: prefix + String(random.int(100_000_000, 999_999_999)),
      name: record === 'user' || record === 'contact' ? timeline.contact?.name : undefined,
      by: String(random.int(1_000_000_000, 1_999_999_999)),
      engagement: 0
    }
  }).sort((a, b) => a.at - b.at)
}
