import { ConfigSchema } from '../config.ts'
import { didYouMean } from '../world/did-you-mean.ts'
import { CommandError } from './command-error.ts'
import { variableOf } from './names.ts'

const PREFIX = 'RINGBACK_'

/** What Kubernetes tells every container of a service that is called ringback: nobody's mistake. */
const OF_A_SERVICE = /^RINGBACK_(?:SERVICE_(?:HOST|PORT)|PORT_\d+_(?:TCP|UDP|SCTP))(?:_|$)/

/**
 * A misspelt variable would be passed over in silence, and something else would be served. An empty one counts as
 * absent.
 * Throws {@link CommandError}.
 */
export function checkVariables (environment: NodeJS.ProcessEnv) {
  const known = Object.keys(ConfigSchema.properties).map(variableOf)
  const unknown = Object.keys(environment).sort().find(name =>
    name.startsWith(PREFIX) && environment[name] !== '' && !known.includes(name) && !OF_A_SERVICE.test(name))
  if (unknown === undefined) return
  throw new CommandError(`knows no variable ${unknown}; ${didYouMean(unknown, known, PREFIX)}`)
}
