import type { Contact, Contacts } from '../../../world/people.ts'

/** What is searched for: `q` in any attribute, the others in theirs. Assumed: a part of it will do, in any case. */
export type Wanted = Partial<Record<'q' | 'name' | 'phone' | 'email', string>>

/** The contacts that fit, in the order in which they were entered. */
export function findContacts (contacts: Contacts, wanted: Wanted): Contact[] {
  const { q, name, phone, email } = wanted
  const found: Contact[] = []
  for (let index = 0; index < contacts.count; index++) {
    const contact = contacts.at(index)
    const fits = has(contact.name, name) && has(contact.phone, phone) && has(contact.email, email) &&
      (q === undefined || [contact.name, contact.phone, contact.email].some(value => has(value, q)))
    if (fits) found.push(contact)
  }
  return found
}

/** A plus sign may have arrived as a space. */
const has = (value: string, part: string | undefined): boolean =>
  part === undefined || value.toLowerCase().includes(part.toLowerCase().replace(/^ (?=\d)/, '+'))
