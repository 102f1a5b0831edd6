import { faker } from '@faker-js/faker/locale/en'
import { createRandom, hash32 } from './random.ts'
import { drawPhoneNumber, type Country } from './phone-numbers.ts'
import { drawIdService, timeUuid } from './uuid.ts'

/** A customer on record. */
export interface Contact { id: string, name: string, phone: string, email: string }

export interface NamePools { first: string[], last: string[] }

/** Faker draws the pools once; contacts are put together from them without it, because there may be many. */
export function drawNamePools (seed: string): NamePools {
  faker.seed(hash32(`${seed}/names`))
  return {
    first: Array.from({ length: 160 }, () => faker.person.firstName()),
    last: Array.from({ length: 240 }, () => faker.person.lastName())
  }
}

/** One agent's name, on a stream of its own: another agent more renames nobody. */
export function drawAgentName (key: string): string {
  faker.seed(hash32(key))
  return `${faker.person.firstName()} ${faker.person.lastName()}`
}

/** The contact at a place of a tenant's fixed population. */
export function drawContact (key: string, place: number, country: Country, pools: NamePools, since: number): Contact {
  const random = createRandom(key, place)
  const first = random.pick(pools.first)
  const last = random.pick(pools.last)
  const mailbox = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '')
  return {
    // Contacts were entered one a second, each by one of the services.
    id: timeUuid(since + place * 1000 + random.int(0, 999), drawIdService(random)),
    name: `${first} ${last}`,
    phone: drawPhoneNumber(country, random),
    email: `${mailbox}${random.int(1, 999)}@${random.pick(['example.com', 'example.net', 'example.org'])}`
  }
}
