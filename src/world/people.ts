import type { Faker } from '@faker-js/faker'
import { faker as shared } from '@faker-js/faker/locale/en'
import { createRandom, hash32 } from './random.ts'
import { drawPhoneNumber, type Country } from './phone-numbers.ts'
import { drawIdService, timeOf, timeUuid } from './uuid.ts'

/**
 * Our own: an embedding program may have seeded the shared one. The class is that of the shared one, because importing
 * it would load the names of all languages.
 */
const OwnFaker = shared.constructor as typeof Faker // an object's constructor is its class
const faker = new OwnFaker({ locale: shared.rawDefinitions })

/** A customer on record. */
export interface Contact { id: string, name: string, phone: string, email: string }

/** A customer whom cases name, and who has a contact record of their own beside those that are drawn. */
export interface NamedCustomer {
  key: string
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}

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

/** The customers on record of a tenant. Each is a pure function of their index, drawn when first needed. */
export interface Contacts {
  /** All of them. */
  readonly count: number
  /** Those that any customer may have; the others are those of cases. */
  readonly drawn: number
  at (index: number): Contact
  /** The one of a customer whom cases name. */
  of (key: string): Contact | undefined
  /** @param id in lower case */
  find (id: string): Contact | undefined
  /** The same, and those whom more cases name: they come last. */
  withNamed (more: readonly NamedCustomer[]): Contacts
}

interface ContactsOptions {
  key: string
  /** How many are drawn. */
  count: number
  /** Whom cases name: they come after the others. */
  named: readonly NamedCustomer[]
  country: Country
  pools: () => NamePools
  since: number
}

/** Contacts were entered one a second, so that an id tells the index. */
const APART = 1000

export function createContacts (options: ContactsOptions): Contacts {
  const { key, count: drawnCount, named, country, pools, since } = options
  const count = drawnCount + named.length
  const drawn: Contact[] = []
  function at (index: number): Contact {
    const contact = drawn[index] ??
      { ...drawContact(key, index, country, pools(), since), ...given(named[index - drawnCount]) }
    drawn[index] = contact
    return contact
  }
  return {
    count,
    drawn: drawnCount,
    at,
    of (key) {
      const place = named.findIndex(customer => customer.key === key)
      return place < 0 ? undefined : at(drawnCount + place)
    },
    find (id) {
      const index = Math.floor((timeOf(id) - since) / APART)
      const contact = index >= 0 && index < count ? at(index) : undefined
      return contact?.id === id ? contact : undefined
    },
    withNamed: more => createContacts({
      ...options, named: [...named, ...more.filter(({ key }) => named.every(customer => customer.key !== key))]
    })
  }
}

/** What a case says of a customer. */
const given = ({ name, phone, email }: Partial<NamedCustomer> = {}): Partial<Contact> => ({
  ...(name === undefined ? {} : { name }),
  ...(phone === undefined ? {} : { phone }),
  ...(email === undefined ? {} : { email })
})

function drawContact (key: string, index: number, country: Country, pools: NamePools, since: number): Contact {
  const random = createRandom(key, index)
  const first = random.pick(pools.first)
  const last = random.pick(pools.last)
  const mailbox = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '')
  return {
    // Entered by one of the services.
    id: timeUuid(since + index * APART + random.int(0, APART - 1), drawIdService(random)),
    name: `${first} ${last}`,
    phone: drawPhoneNumber(country, random),
    email: `${mailbox}${random.int(1, 999)}@${random.pick(['example.com', 'example.net', 'example.org'])}`
  }
}

/** The address of an agent, whichever platform has them as a user. */
export function emailOf ({ name, tenantNumber }: { name: string, tenantNumber: number }): string {
  const mailbox = name.toLowerCase().replace(/[^a-z]+/g, '.').replace(/^\.|\.$/g, '')
  return `${mailbox}.${tenantNumber}@example.com`
}
