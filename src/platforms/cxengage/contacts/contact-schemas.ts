import Type, { type Static } from 'typebox'
import { assumed, observed, ref, wire } from '../../../http/wire.ts'

const SDK = observed('the vendor\'s JavaScript SDK and its tests')
const LIKELY = assumed('what the entity has in the vendor\'s console')
const Id = Type.String({ format: 'uuid', ...SDK })
const Attribute = Type.Optional(Type.String({ ...LIKELY }))

const STAMPS = {
  created: Type.String({ format: 'date-time', ...SDK }),
  createdBy: Type.String({ format: 'uuid', ...SDK }),
  updated: Type.String({ format: 'date-time', ...SDK }),
  updatedBy: Type.String({ format: 'uuid', ...SDK })
}

export const ContactSchema = wire({
  id: Id,
  tenantId: Type.String({ format: 'uuid', ...LIKELY }),
  attributes: wire({ name: Attribute, phone: Attribute, email: Attribute }, {
    description: 'None for a contact that only static documents know', ...SDK
  }),
  ...STAMPS
}, { $id: 'Contact' })

const Label = Type.Record(Type.String(), Type.String(), { description: 'By language', ...SDK })

export const ContactAttributeSchema = wire({
  id: Type.String({ format: 'uuid', description: 'As in layouts', ...SDK }),
  objectName: Type.String({ description: 'As in the attributes of a contact', ...SDK }),
  label: Label,
  type: Type.String({ ...SDK }),
  default: Type.String({ ...SDK }),
  mandatory: Type.Boolean({ ...SDK }),
  active: Type.Boolean({ ...SDK }),
  created: STAMPS.created,
  updated: STAMPS.updated
}, { $id: 'ContactAttribute' })

export const ContactLayoutSchema = wire({
  id: Id,
  name: Type.String({ ...SDK }),
  description: Type.String({ description: 'Empty', ...SDK }),
  layout: Type.Array(wire({ label: Label, attributes: Type.Array(Type.String({ format: 'uuid' })) }), { ...SDK }),
  active: Type.Boolean({ ...LIKELY }),
  created: STAMPS.created,
  updated: STAMPS.updated
}, { $id: 'ContactLayout' })

export const ContactSearchSchema = wire({
  page: Type.Integer({ description: 'From 1', ...SDK }),
  count: Type.Integer({ description: 'Contacts that match', ...SDK }),
  totalPages: Type.Integer({ ...SDK }),
  results: Type.Array(ref(ContactSchema), { ...SDK })
}, { $id: 'ContactSearch' })

export const contactEntitySchemas = [
  ContactSchema, ContactAttributeSchema, ContactLayoutSchema, ContactSearchSchema,
  wire({ result: ref(ContactSchema) }, { $id: 'ContactResult' }),
  wire({ result: Type.Array(ref(ContactAttributeSchema), { ...SDK }) }, { $id: 'ContactAttributeResults' }),
  wire({ result: ref(ContactLayoutSchema) }, { $id: 'ContactLayoutResult' }),
  wire({ result: Type.Array(ref(ContactLayoutSchema), { ...SDK }) }, { $id: 'ContactLayoutResults' }),
  wire({
    result: Type.Union([Type.Array(ref(ContactSchema)), ref(ContactSearchSchema)], {
      description: 'A list, or where anything is searched for a page', ...SDK
    })
  }, { $id: 'ContactResults' })
]

export type Contact = Static<typeof ContactSchema>
export type ContactAttribute = Static<typeof ContactAttributeSchema>
export type ContactLayout = Static<typeof ContactLayoutSchema>
