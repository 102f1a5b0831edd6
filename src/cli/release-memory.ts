import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What V8 calls its collector, where it is exposed. */
type Collect = (options: { type: 'major', flavor: 'last-resort' }) => void

/**
 * Gives the memory back that making a history has left behind: of its own accord V8 keeps the young generation as large
 * as it has become, and what died in the old one until that has filled up. One pause; see docs/adr/0024.
 */
export function releaseMemory () {
  setFlagsFromString('--expose-gc')
  try {
    const collect = runInNewContext('gc') as Collect // which the flag puts into every new context
    collect({ type: 'major', flavor: 'last-resort' })
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
}
