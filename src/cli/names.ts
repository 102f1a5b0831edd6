/** How the parts of the configuration are called outside: `logLevel` is `--log-level` and `RINGBACK_LOG_LEVEL`. */

const words = (key: string) => key.split(/(?=[A-Z])/)

export const flagOf = (key: string) => `--${words(key).join('-').toLowerCase()}`

export const variableOf = (key: string) => `RINGBACK_${words(key).join('_').toUpperCase()}`
