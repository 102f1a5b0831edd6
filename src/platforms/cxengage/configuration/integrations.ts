import type { Centre } from '../../../world/centre.ts'
import { subTypeOf } from '../artifacts/sub-type.ts'
import { ordered } from '../wire/ordered.ts'
import { configId, stampOf, type Configured } from './entity.ts'
import type { Integration } from './setting-schemas.ts'

/** What stands for a secret. */
const SECRET = '********'

/** The properties of each kind, as the record of 2022 has them. Nobody can sign in anywhere with them. */
const PROPERTIES: Readonly<Record<string, Record<string, string | boolean | number>>> = {
  twilio: {
    accountSid: SECRET, authToken: SECRET, forceRegion: false, region: 'default', turnEnabled: false, webRtc: true
  },
  xms: {
    certificate: SECRET,
    consumerKey: SECRET,
    consumerSecret: SECRET,
    loginUrl: 'https://salesforce.example.com',
    password: SECRET,
    pushEnabled: false,
    securityToken: SECRET,
    username: 'integration@example.com'
  },
  facebook: {},
  zendesk: {
    endpointPrefix: 'https://zendesk.example.com',
    interactionFieldId: '',
    password: SECRET,
    username: 'integration@example.com',
    workItems: false
  },
  email: {
    imapServer: 'imap.example.com',
    incomingType: 'imap',
    smtpEncryptionType: 'tls',
    smtpHost: 'smtp.example.com',
    smtpPassword: SECRET,
    smtpPort: '587',
    smtpUser: 'integration@example.com'
  }
}

/** Whether the tenant has anything to do with it: its channels, and the systems whose records its agents link. */
function isActive ({ flows, tenant }: Centre, type: string): boolean {
  if (type === 'email') return flows.some(({ channel }) => channel === 'email')
  if (type === 'facebook') return flows.some(flow => flow.channel === 'messaging' && subTypeOf(flow) === 'facebook')
  if (type === 'zendesk' || type === 'xms') return tenant.behaviour.linked > 0
  return true
}

export const integrationIdOf = ({ key }: Centre, type: string): string => configId(`${key}/integrations/${type}`)

export function presentIntegrations ({ centre, adminId }: Configured): Integration[] {
  return Object.entries(PROPERTIES).map(([type, properties]) => {
    const id = integrationIdOf(centre, type)
    return ordered({
      id,
      tenantId: centre.tenant.id,
      name: type,
      description: null,
      type,
      properties,
      active: isActive(centre, type),
      ...stampOf(id, adminId)
    })
  })
}
