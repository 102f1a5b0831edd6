import type { Centre, Queue } from '../../../world/centre.ts'
import { createRandom } from '../../../world/random.ts'
import { drawIdService, timeUuid } from '../../../world/uuid.ts'

/** An agreement on how soon customers are answered; times in ms. */
export interface Sla {
  id: string
  versionId: string
  name: string
  threshold: number
  abandonThreshold: number
}

/** When the tenant was set up, as all configuration. */
const SET_UP = Date.parse('2017-08-16T14:00:00.000Z')
const DAY = 86_400_000

const known = new WeakMap<Centre, Sla[]>()

/** One for each pair of thresholds that queues have. Assumed: the first queue's is the tenant's default. */
export function slasOf (centre: Centre): Sla[] {
  let slas = known.get(centre)
  if (slas === undefined) {
    const firstOfEach = [...Map.groupBy(centre.queues, keyOf).values()].flatMap(([queue]) => queue ?? [])
    known.set(centre, slas = firstOfEach.map(queue => drawSla(centre, queue)))
  }
  return slas
}

/** Throws RangeError for a queue of another centre. */
export function slaOf (centre: Centre, queue: Queue): Sla {
  const found = slasOf(centre).find(sla =>
    sla.threshold === queue.serviceLevel && sla.abandonThreshold === queue.abandonThreshold)
  if (found === undefined) throw new RangeError(`no agreement for the queue ${queue.name}`)
  return found
}

const keyOf = ({ serviceLevel, abandonThreshold }: Queue): string => `${serviceLevel}/${abandonThreshold}`

/** Observed: the id of the version is a moment younger. */
function drawSla ({ key }: Centre, queue: Queue): Sla {
  const { serviceLevel: threshold, abandonThreshold } = queue
  const random = createRandom(`${key}/slas/${keyOf(queue)}`)
  const [at, service] = [SET_UP + random.int(0, DAY), drawIdService(random)]
  return {
    id: timeUuid(at, service),
    versionId: timeUuid(at + 1, service),
    name: `Answered within ${threshold / 1000} seconds`,
    threshold,
    abandonThreshold
  }
}
