import Type from 'typebox'
import { assumed, documented, inferred, ref, wire } from '../../http/wire.ts'

const RESPONSES = documented('Insights Stats API: Responses')
const GATEWAY = inferred('the gateway and framework whose error texts the documentation repeats')

export const MessageSchema = wire({
  message: Type.String({ ...RESPONSES })
}, { $id: 'Message' })

export const FrameworkErrorSchema = wire({
  statusCode: Type.Integer({ ...documented('Insights Stats API: Versioning') }),
  error: Type.String({ ...documented('Insights Stats API: Versioning') }),
  message: Type.String({ ...documented('Insights Stats API: Versioning') })
}, { $id: 'FrameworkError' })

export const OAuthErrorSchema = wire({
  error: Type.String({ ...documented('Authentication: Responses') }),
  error_description: Type.String({ ...documented('Authentication: Responses') })
}, { $id: 'OAuthError' })

export const errorSchemas = [MessageSchema, FrameworkErrorSchema, OAuthErrorSchema]

const oneOf = (description: string, schemas: Parameters<typeof ref>[0][], evidence: object) =>
  Type.Union(schemas.map(schema => ref(schema)), { description, ...evidence })

/** What every stats endpoint may answer before it looks at anything else. */
export const accessErrors = {
  401: oneOf('No token, an invalid or expired one, or one issued without the scope',
    [OAuthErrorSchema, MessageSchema], RESPONSES),
  403: {
    description: 'The credentials do not have the scope',
    ...assumed('the status is documented, its body is not'),
    $ref: 'Message'
  },
  429: { description: 'The fair-use limit of the account', ...GATEWAY, $ref: 'Message' },
  500: { description: 'A fault', ...assumed('the framework\'s usual body'), $ref: 'FrameworkError' }
}

export const statsErrors = {
  ...accessErrors,
  400: oneOf('A malformed parameter, or a bad version', [MessageSchema, FrameworkErrorSchema], RESPONSES)
}

export const interactionMissing = {
  description: 'The account has no such interaction',
  ...assumed('neither status nor body is documented'),
  $ref: 'Message'
}

const CONTENT = documented('Interaction Content API: Responses')

export const contentErrors = {
  400: { description: 'A malformed parameter or guid, or a bad version', ...CONTENT, $ref: 'Message' },
  401: accessErrors[401],
  403: accessErrors[403],
  429: { description: 'The limit of the account', ...GATEWAY, $ref: 'Message' },
  500: { description: 'A fault', ...assumed('in the shape of the API\'s other errors'), $ref: 'Message' }
}

export const contentMissing = {
  description: 'The account has no such interaction, or no such content of it',
  ...assumed('the status is what the vendor\'s client expects, its body is not known'),
  $ref: 'Message'
}

export const rangeError = {
  description: 'The range lies beyond the end of the file',
  ...inferred('HTTP range requests, to which the documentation refers'),
  $ref: 'Message'
}

export const spaceFullError = {
  description: 'The space keeps no more deletions',
  ...assumed('ringback\'s own; the body is that of the API\'s errors'),
  $ref: 'Message'
}

export const tokenErrors = {
  400:
    { description: 'What is wrong with the request', ...documented('Authentication: Responses'), $ref: 'OAuthError' },
  401: { description: 'Wrong credentials in a Basic header', ...GATEWAY, $ref: 'OAuthError' },
  500: { description: 'A fault', ...documented('Authentication: Responses'), $ref: 'OAuthError' }
}
