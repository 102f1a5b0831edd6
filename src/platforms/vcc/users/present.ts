import type { Agent, Centre, Channel } from '../../../world/centre.ts'
import { writeInstant } from '../../../world/instants.ts'
import { loadOf } from '../../../world/load.ts'
import { emailOf } from '../../../world/people.ts'
import type { OlderUser, User } from './schemas.ts'

/** An agent, and when they last logged in. */
export interface Known { agent: Agent, loginAt: number | undefined }

const ROLE = 'Agent'

/** An agent as a user of version 4. */
export function presentUser ({ tenant }: Centre, { agent, loginAt }: Known): User {
  const { id, name, displayId, phone, backToReady } = agent
  return {
    userId: id,
    username: emailOf(agent),
    name,
    email: emailOf(agent),
    lastLoginTime: loginAt === undefined ? null : writeInstant(loginAt),
    active: true,
    locked: false,
    ssoExternalId: null,
    userAccountConfiguration: {
      role: ROLE,
      chargeable: true,
      actAsAgent: true,
      agentConfiguration: {
        agentDisplayId: displayId,
        webrtc: false,
        agentControlWebrtc: false,
        handleMultipleInteractions: tenant.agents.messages > 1,
        enforcedDispositionCodes: false,
        transcribeCalls: tenant.recordingAnalysis,
        screenRecording: tenant.agents.screenRecording,
        callParking: false,
        salesCadence: false,
        outboundAutoanswer: false,
        inboundAutoanswer: false,
        backToReadyAfterNoAnswer: inSeconds(backToReady.afterNoAnswer),
        backToReadyAfterLineBusy: inSeconds(backToReady.afterLineBusy),
        backToReadyAfterInvalidNumber: inSeconds(backToReady.afterInvalidNumber),
        backToReadyAfterNetworkIssue: inSeconds(backToReady.afterNetworkIssue),
        video: false,
        transcribeCallsRealTime: false,
        callRecordingControls: false,
        location: tenant.country.toUpperCase(),
        telephonyAddress: { telephoneAddress: phone },
        capacity: {
          isAgentLevel: false,
          live: shareOf(tenant.agents.messages, 'voice'),
          nonLive: shareOf(tenant.agents.messages, 'email'),
          semiLive: shareOf(tenant.agents.messages, 'messaging')
        },
        associatedUsers: []
      }
    }
  }
}

/** The same as clients read it that send no version. */
export const presentOlderUser = ({ agent, loginAt }: Known): OlderUser => ({
  username: emailOf(agent),
  name: agent.name,
  email: emailOf(agent),
  // Observed: read with a form that has no decimals.
  userLastLogin: loginAt === undefined ? null : `${writeInstant(loginAt).slice(0, 19)}Z`,
  ssoExternalId: null,
  chargeable: true,
  role: ROLE
})

/** How much of an agent an interaction takes, in whole percent: so many of its kind have room that the agent has. */
const shareOf = (messages: number, channel: Channel): number => Math.floor(loadOf(messages, channel) * 100 / messages)

const inSeconds = (duration: number): number => Math.round(duration / 1000)
