import Type from 'typebox'
import { documented, observed, wire } from '../../../http/wire.ts'
import { TOKEN_TTL } from '../auth.ts'

const REQUESTS = documented('Authentication: Requests')
const RESPONSES = documented('Authentication: Responses')

/** The form. Its fields are checked one by one, because each has an error of its own. */
export const TokenRequestSchema = Type.Object({
  grant_type: Type.Literal('client_credentials', { ...REQUESTS }),
  scope:
    Type.String({ description: 'One or several, separated by blanks', ...documented('Create bearer access token') }),
  client_id: Type.Optional(
    Type.String({ description: 'Or in a Basic header, as the vendor\'s own snippets have it', ...REQUESTS })
  ),
  client_secret: Type.Optional(Type.String({ ...REQUESTS }))
})

export const TokenSchema = wire({
  access_token: Type.String({ description: 'Opaque', ...RESPONSES }),
  expires_in: Type.Literal(TOKEN_TTL, { description: 'Seconds', ...RESPONSES }),
  token_type:
    Type.String({ description: 'Bearer; the switch settings.vcc.tokenType', ...observed('Create bearer access token') })
}, { $id: 'Token' })
