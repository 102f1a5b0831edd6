import type { Centre, Queue } from '../../../world/centre.ts'
import { writeInstant } from '../../../world/instants.ts'
import { equal, type Check } from '../../invariants.ts'
import type { InteractionQueue } from '../interactions/schemas.ts'
import { percentOf } from '../wire/percent.ts'
import type { QueueInterval } from '../wfm/schemas.ts'
import { QUARTER } from '../wfm/tally.ts'
import { at, hasEnd, ms } from './subject.ts'

/**
 * Row by row what queue visits tell of themselves, counted without what the rows are made with: in time is who was
 * answered with a slaTime within the threshold, of all with a slaTime but those who gave up shortly.
 */
export function compareServiceLevels (
  { queues }: Centre, rows: readonly QueueInterval[], visits: readonly InteractionQueue[]
): Check[] {
  const rowOf = ({ queueId, endTimestamp }: InteractionQueue) => `${queueId} ${quarterOf(at(endTimestamp))}`
  const byRow = Map.groupBy(visits.filter(hasEnd), rowOf)
  return rows.flatMap(row => {
    const queue = queues.find(({ id }) => id === row.queueId)
    const own = byRow.get(`${row.queueId} ${row.startTimestamp}`)
    const { answeredInSlaCount, inServiceLevelContacts, totalServiceLevelContacts, shortAbandonsCount, sla } = row
    if (queue === undefined || own === undefined) return [equal(totalServiceLevelContacts + shortAbandonsCount, 0)]
    const { inTime, counted, short } = countService(queue, own)
    return [
      equal(answeredInSlaCount, inTime),
      equal(inServiceLevelContacts, inTime),
      equal(totalServiceLevelContacts, counted),
      equal(shortAbandonsCount, short),
      equal(sla, percentOf(inTime, counted))
    ]
  })
}

/** Of visits of one queue that have ended. */
export function countService (queue: Queue, own: readonly InteractionQueue[]) {
  const timed = own.filter(({ slaTime }) => slaTime != null)
  const [abandoned, answered] = [timed.filter(isAbandoned), timed.filter(visit => !isAbandoned(visit))]
  const short = abandoned.filter(({ slaTime }) => ms(slaTime) <= queue.abandonThreshold).length
  const inTime = answered.filter(({ slaTime }) => ms(slaTime) <= queue.serviceLevel).length
  return { inTime, short, counted: timed.length - short }
}

const isAbandoned = ({ queueAbandoned }: InteractionQueue): boolean => queueAbandoned === true

const quarterOf = (instant: number): string => writeInstant(instant - instant % QUARTER)
