import Type, { type Static } from 'typebox'
import { observed, ref, wire } from '../../../http/wire.ts'

const CONSOLE = observed('the vendor\'s console and desktop')
const ME = observed('the vendor\'s console, its JavaScript SDK')

export const LoginTenantSchema = wire({
  tenantId: Type.String({ format: 'uuid', ...CONSOLE }),
  tenantName: Type.String({ ...CONSOLE }),
  tenantActive: Type.Boolean({ ...CONSOLE }),
  tenantPermissions: Type.Array(Type.String(), { ...CONSOLE })
}, { $id: 'LoginTenant' })

export const SessionSchema = wire({
  userId: Type.String({ format: 'uuid', ...CONSOLE }),
  username: Type.String({ ...CONSOLE }),
  tenants: Type.Array(ref(LoginTenantSchema), { ...CONSOLE }),
  platformPermissions:
    Type.Array(Type.String(), { description: 'Always empty: nobody administers the platform', ...CONSOLE })
}, { $id: 'Session' })

export const MyTenantSchema = wire({
  tenantId: Type.String({ format: 'uuid', ...ME }),
  name: Type.String({ ...ME }),
  description: Type.String({ description: 'Assumed: the name again', ...ME }),
  active: Type.Boolean({ ...ME }),
  password: Type.Boolean({ description: 'Whether they may sign in with a password', ...ME }),
  identityProviders: Type.Array(
    wire({ id: Type.String(), name: Type.String(), client: Type.String(), domain: Type.String() }),
    { description: 'None', ...ME }
  )
}, { $id: 'MyTenant' })

export const sessionSchemas = [
  LoginTenantSchema,
  SessionSchema,
  MyTenantSchema,
  wire({ result: ref(SessionSchema) }, { $id: 'SessionResult', ...CONSOLE }),
  wire({ result: Type.Array(ref(MyTenantSchema), { ...ME }) }, { $id: 'MyTenantList' })
]

export type LoginTenant = Static<typeof LoginTenantSchema>
export type Session = Static<typeof SessionSchema>
export type MyTenant = Static<typeof MyTenantSchema>
