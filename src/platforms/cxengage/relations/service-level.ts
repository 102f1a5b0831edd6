import type { Population } from '../../../world/population.ts'
import { writeInstant } from '../../../world/instants.ts'
import { equal, type Check } from '../../proof.ts'
import type { InteractionQueue } from '../interactions/schemas.ts'
import { percentOf } from '../percent.ts'
import type { QueueInterval } from '../wfm/schemas.ts'
import { QUARTER } from '../wfm/tally.ts'
import { at, hasEnd, ms } from './subject.ts'

/**
 * Row by row what queue visits tell of themselves, counted without what the rows are made with: in time is who was
 * answered with a slaTime within the threshold, of all with a slaTime but those who gave up shortly.
 */
export function compareServiceLevels ({ queues }: Population, rows: readonly QueueInterval[], visits: readonly InteractionQueue[]): Check[] {
  const byRow = Map.groupBy(visits.filter(hasEnd), ({ queueId, endTimestamp }) => `${queueId} ${quarterOf(at(endTimestamp))}`)
  return rows.flatMap(row => {
    const queue = queues.find(({ id }) => id === row.queueId)
    const own = byRow.get(`${row.queueId} ${row.startTimestamp}`)
    if (queue === undefined || own === undefined) return [equal(row.totalServiceLevelContacts + row.shortAbandonsCount, 0)]
    const timed = own.filter(({ slaTime }) => slaTime != null)
    const short = timed.filter(({ queueAbandoned, slaTime }) => queueAbandoned === true && ms(slaTime) <= queue.abandonThreshold).length
    const inTime = timed.filter(({ queueAbandoned, slaTime }) => queueAbandoned !== true && ms(slaTime) <= queue.serviceLevel).length
    return [
      equal(row.answeredInSlaCount, inTime),
      equal(row.inServiceLevelContacts, inTime),
      equal(row.totalServiceLevelContacts, timed.length - short),
      equal(row.shortAbandonsCount, short),
      equal(row.sla, percentOf(inTime, timed.length - short))
    ]
  })
}

const quarterOf = (instant: number): string => writeInstant(instant - instant % QUARTER)
