import { ConfigSchema, type Config } from '../config.ts'

/** How the parts of the configuration are called outside: `logLevel` is `--log-level` and `RINGBACK_LOG_LEVEL`. */

const words = (key: string) => key.split(/(?=[A-Z])/)

export const flagOf = (key: string) => `--${words(key).join('-').toLowerCase()}`

export const variableOf = (key: string) => `RINGBACK_${words(key).join('_').toUpperCase()}`

/** Whether it is on or off: its flag takes no value. */
export function isSwitch (key: keyof Config): boolean {
  const { type } = ConfigSchema.properties[key] as { type?: string } // an enum has none
  return type === 'boolean'
}
