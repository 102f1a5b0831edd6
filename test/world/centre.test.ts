import { faker } from '@faker-js/faker/locale/en'
import t from 'tap'
import { type Centre } from '../../src/world/centre.ts'
import { populate, tenant } from '../support/small-centre.ts'

const contactsOf = ({ contacts }: Centre) => Array.from({ length: contacts.count }, (_, place) => contacts.at(place))

t.test('a contact is found by the id that tells his place', async t => {
  const { contacts } = populate({ contacts: 500 })
  for (const contact of contactsOf(populate({ contacts: 500 }))) t.strictSame(contacts.find(contact.id), contact)
  const [first] = contactsOf(populate({ contacts: 1 }))
  for (const id of [
    first?.id.replace(/.$/, '!'), '00000000-0000-1000-8000-000000000000', 'ffffffff-ffff-4fff-8fff-ffffffffffff', ''
  ]) {
    t.equal(contacts.find(id ?? ''), undefined)
  }
})

t.test('an embedding program\'s faker is left as it is', async t => {
  faker.seed(7)
  const expected = faker.person.fullName()
  faker.seed(7)
  contactsOf(populate({}, 'another seed'))
  t.equal(faker.person.fullName(), expected)
})

t.test('another agent or queue renames nobody', async t => {
  const before = populate()
  const after = populate({ agents: { count: 9 }, queues: [{ name: 'New' }, ...tenant.queues] })
  t.strictSame(after.agents.slice(0, 8), before.agents)
  t.strictSame(after.queues.slice(1), before.queues)
  t.strictSame(contactsOf(after), contactsOf(before))
})

t.test('addresses are nobody\'s', async t => {
  for (const country of ['us', 'gb']) {
    const centre = populate({ country, contacts: 500 })
    const [contacts, { agents }] = [contactsOf(centre), centre]
    const reserved = country === 'us'
      ? /^\+1\d{3}55501\d\d$/
      : /^\+44(1\d\d4960|1914980|2079460|2920180|1632960|7700900)\d{3}$/
    t.strictSame([...contacts, ...agents].map(({ phone }) => phone).filter(phone => !reserved.test(phone)), [])
    t.strictSame(
      contacts.map(({ email }) => email).filter(email => !/^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$/.test(email)),
      []
    )
  }
})
