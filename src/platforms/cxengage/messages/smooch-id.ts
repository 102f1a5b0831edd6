import { configId } from '../configuration/entity.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** Observed: ids of the service that carries messages are 24 hexadecimal digits, and not UUIDs. */
export const smoochId = (uuid: string): string => uuid.replaceAll('-', '').slice(0, 24)

/** The customer's there, in all conversations. Observed: transcripts name it as the author of their messages. */
export const smoochUser = ({ centre: { key }, customer }: Timeline): string =>
  smoochId(configId(`${key}/messaging-users/${customer}`))
