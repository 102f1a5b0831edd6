import type { Centre, Contact as Person } from '../../../world/centre.ts'
import { configId, stampOf, type Configured } from '../configuration/entity.ts'
import { ordered } from '../wire/ordered.ts'
import type { Contact, ContactAttribute, ContactLayout } from './contact-schemas.ts'

/** What is known of a contact; of one that only static documents name, nothing. */
export function presentContact ({ centre, adminId }: Configured, id: string, person: Partial<Person> = {}): Contact {
  const { name, phone, email } = person
  return ordered({
    id,
    tenantId: centre.tenant.id,
    attributes: name === undefined ? {} : ordered({ name, phone, email }),
    ...stampOf(id, adminId)
  })
}

const ATTRIBUTES = [
  { objectName: 'name', label: 'Name' }, { objectName: 'phone', label: 'Phone' },
  { objectName: 'email', label: 'Email' }
]

const attributeId = ({ key }: Centre, objectName: string): string => configId(`${key}/contact-attributes/${objectName}`)

/** What contacts have. */
export const presentAttributes = ({ centre, adminId }: Configured): ContactAttribute[] =>
  ATTRIBUTES.map(({ objectName, label }) => {
    const id = attributeId(centre, objectName)
    const { created, updated } = stampOf(id, adminId)
    return ordered({
      id,
      objectName,
      label: { 'en-us': label },
      type: 'text',
      default: '',
      mandatory: objectName === 'name',
      active: true,
      created,
      updated
    })
  })

export const layoutIdOf = ({ key }: Centre): string => configId(`${key}/contact-layouts/basic`)

/** Assumed: a tenant has one, of all attributes. */
export function presentLayouts ({ centre, adminId }: Configured): ContactLayout[] {
  const id = layoutIdOf(centre)
  const { created, updated } = stampOf(id, adminId)
  const attributes = ATTRIBUTES.map(({ objectName }) => attributeId(centre, objectName))
  return [ordered({
    id,
    name: 'basic',
    description: '',
    layout: [ordered({ label: { 'en-us': 'Contact' }, attributes })],
    active: true,
    created,
    updated
  })]
}
