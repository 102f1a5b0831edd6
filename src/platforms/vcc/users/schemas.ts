import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, inferred, observed, ref, wire } from '../../../http/wire.ts'

const LIST = documented('User Admin API: Get all users, example response')
const CLIENTS = observed('public clients that send no version')
const SETTINGS = documented('User Admin API: Get user by user ID')

const ONE = documented('User Admin API: Get user by agent display ID, example response')
const SENT = inferred('User Admin API: Create user, example request: what is told of a user is what was set')

const seconds = (description: string) => Type.Integer({ minimum: 0, description, ...SETTINGS })
/** What nobody here has. */
const never = (description: string, evidence = LIST) =>
  Type.Boolean({ description: `${description}; false here`, ...evidence })
const percent = (description: string) => Type.Integer({ minimum: 1, maximum: 100, description, ...SENT })

const AgentConfigurationSchema = wire({
  agentDisplayId: Type.String({ description: 'What other endpoints call agentId', ...LIST }),
  webrtc: never('Whether the agent has a telephone in the browser'),
  agentControlWebrtc: never('Whether they may choose that'),
  handleMultipleInteractions: Type.Boolean({ description: 'Whether they have several messages at once', ...LIST }),
  enforcedDispositionCodes: never('Whether they must say what came of a call'),
  transcribeCalls: Type.Boolean({ description: 'The tenant\'s `recordingAnalysis`', ...LIST }),
  screenRecording: Type.Boolean({ description: 'The tenant\'s `agents.screenRecording`', ...LIST }),
  callParking: never('Whether they can park calls'),
  salesCadence: never('Whether they have Cadence'),
  outboundAutoanswer: never('Whether their calls are answered by themselves'),
  inboundAutoanswer: never('Whether calls to them are answered by themselves'),
  backToReadyAfterNoAnswer: seconds('How long they are Unexpected after an offer that rang out, assumed in seconds'),
  backToReadyAfterLineBusy: seconds('The same of an offer that they refused'),
  backToReadyAfterInvalidNumber: seconds('Never happens here'),
  backToReadyAfterNetworkIssue: seconds('Never happens here'),
  video: never('Whether they can have video calls', ONE),
  transcribeCallsRealTime: never('Whether their calls are transcribed while they go on', ONE),
  callRecordingControls: never('Whether they can stop a recording', ONE),
  location: Type.String({ description: 'A country: GB, US', ...SETTINGS }),
  telephonyAddress: wire({
    telephoneAddress: Type.String({ description: 'The agent\'s telephone', ...SETTINGS })
  }, { ...SETTINGS }),
  capacity: wire({
    isAgentLevel: Type.Boolean({ description: 'Whether they have their own; false here: it is the account\'s', ...SENT }),
    live: percent('How much of an agent a call takes, assumed in percent'),
    nonLive: percent('The same of an e-mail'),
    semiLive: percent('The same of a chat')
  }, { ...SENT }),
  associatedUsers: Type.Array(Type.Object({}), { description: 'In other applications; always empty here', ...SENT })
}, { $id: 'AgentConfiguration' })

const UserSchema = wire({
  userId: Type.String({ format: 'uuid', ...LIST }),
  username: Type.String({ description: 'The e-mail address', ...LIST }),
  name: Type.String({ ...LIST }),
  email: Type.String({ ...LIST }),
  lastLoginTime: Nullable(Type.String({ format: 'date-time' }), {
    description: 'null of who has never had a shift', ...LIST
  }),
  active: Type.Boolean({ ...LIST }),
  locked: Type.Boolean({ ...LIST }),
  ssoExternalId: Nullable(Type.String(), { description: 'Always null here', ...LIST }),
  userAccountConfiguration: wire({
    role: Type.String({ description: 'Agent', ...LIST }),
    chargeable: Type.Boolean({ ...LIST }),
    actAsAgent: Type.Boolean({ ...LIST }),
    agentConfiguration: ref(AgentConfigurationSchema)
  }, { ...LIST })
}, { $id: 'User' })

const UserListSchema = wire({
  users: Type.Array(ref(UserSchema), { description: 'In the order of the roster', ...LIST })
}, { $id: 'UserList' })

const OlderUserSchema = wire({
  username: Type.String({ ...CLIENTS }),
  name: Type.String({ ...CLIENTS }),
  email: Type.String({ ...CLIENTS }),
  userLastLogin: Nullable(Type.String({ format: 'date-time' }), {
    description: 'In whole seconds; null of who has never had a shift, which is assumed', ...CLIENTS
  }),
  ssoExternalId: Nullable(Type.String(), { description: 'Always null here', ...CLIENTS }),
  chargeable: Type.Boolean({ ...CLIENTS }),
  role: Type.String({ description: 'Agent', ...CLIENTS })
}, { $id: 'OlderUser' })

const OlderUserListSchema = Type.Array(ref(OlderUserSchema), {
  $id: 'OlderUserList', description: 'In the order of the roster', ...CLIENTS
})

export const UserSearchSchema = Type.Object({
  include: Type.Optional(Type.Enum(['Active', 'Archived', 'All'], {
    default: 'Active', description: 'Nobody is archived here', ...documented('User Admin API: Get all users')
  })),
  page: Type.Optional(Type.Integer({
    minimum: 1, maximum: 1_000_000_000, default: 1, ...documented('User Admin API: Get all users')
  })),
  limit: Type.Optional(Type.Integer({
    minimum: 1, maximum: 5000, default: 25, ...documented('User Admin API: Get all users')
  }))
})

export const userErrors = {
  400: {
    description: 'A malformed parameter, or a version that there is not',
    ...assumed('that of a version is documented, that of a parameter is in the words of the stats endpoints'),
    anyOf: [{ $ref: 'FrameworkError' }, { $ref: 'Message' }]
  }
}

export type User = Static<typeof UserSchema>
export type OlderUser = Static<typeof OlderUserSchema>

export const userSchemas = [AgentConfigurationSchema, UserSchema, UserListSchema, OlderUserSchema, OlderUserListSchema]
