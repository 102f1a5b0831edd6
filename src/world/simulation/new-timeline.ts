import type { Flow, Population } from '../population.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

interface Beginning {
  day: number
  serial: number
  flow: Flow
  start: number
  /** The interaction after which the same customer comes again. */
  first: Timeline | undefined
}

/** An interaction of which nothing is known yet but who comes, when and where. */
export function newTimeline (population: Population, { day, serial, flow, start, first }: Beginning, random: Random): Timeline {
  const { contacts } = population
  const contact = contacts.at(random.int(0, contacts.count - 1))
  const known = random.chance(population.tenant.behaviour.knownContact) ? contact : undefined
  return {
    population,
    day,
    serial,
    channel: flow.channel,
    direction: flow.direction,
    flow,
    contact: first === undefined ? known : first.contact,
    customer: first?.customer ?? (flow.channel === 'email' ? contact.email : contact.phone),
    contactPoint: flow.contactPoint,
    start,
    conversation: first?.conversation ?? serial,
    steps: [],
    visits: [],
    engagements: [],
    legs: [],
    missedOffers: [],
    hooks: [],
    attributes: [],
    abandonment: undefined,
    customerLeftAt: undefined,
    closedAt: undefined,
    processedAt: undefined,
    correction: undefined,
    wrapUp: undefined,
    satisfaction: undefined,
    flagged: false,
    endLost: false
  }
}
