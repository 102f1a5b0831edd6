import Type, { type Static } from 'typebox'
import { inferred, ref, wire } from '../../../http/wire.ts'
import { RECORD, nothing, stamps } from './schema-atoms.ts'

/** What a reason has in a list and alone. */
const REASON = {
  tenantId: Type.String({ format: 'uuid', ...RECORD }),
  description: Type.String({ ...RECORD }),
  name: Type.String({ description: 'Assumed but for the platform\'s own: the breaks of the agents', ...RECORD }),
  externalId: nothing(RECORD),
  active: Type.Boolean({ ...RECORD }),
  shared: Type.Boolean({ ...RECORD })
}

export const ReasonInListSchema = wire({
  ...REASON,
  reasonId: Type.String({ format: 'uuid', ...RECORD }),
  sortOrder: Type.Integer({ ...RECORD }),
  hierarchy: Type.Array(Type.String(), { ...RECORD })
}, { $id: 'ReasonInList' })

export const ReasonListSchema = wire({
  id: Type.String({ format: 'uuid', ...RECORD }),
  tenantId: Type.String({ format: 'uuid', ...RECORD }),
  name: Type.String({ ...RECORD }),
  description: Type.String({ ...RECORD }),
  isDefault: Type.Boolean({ ...RECORD }),
  reasons: Type.Array(ref(ReasonInListSchema), { ...RECORD }),
  externalId: nothing(RECORD),
  active: Type.Boolean({ ...RECORD }),
  shared: Type.Boolean({ ...RECORD }),
  ...stamps(RECORD)
}, { $id: 'ReasonList', description: 'Why an agent is not ready; everybody has all lists' })

const ALONE = inferred('the reasons in a list, and the platform\'s other entities')

export const ReasonSchema = wire({
  ...REASON, id: Type.String({ format: 'uuid', description: 'reasonId in a list' }), ...stamps(ALONE)
}, { $id: 'Reason', ...ALONE })

export type Reason = Static<typeof ReasonInListSchema>
export type ReasonList = Static<typeof ReasonListSchema>
export type ReasonEntity = Static<typeof ReasonSchema>
