import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Below this share of its time the process has nothing to do: nobody waits for the pause. */
const IDLE = 0.1

/** How long it must be so, in ms. */
const FOR = 1000

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

/** The same once the process has had nothing to do for a while; the function that is returned gives it up. */
export function releaseWhenIdle (release = releaseMemory): () => void {
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (utilization >= IDLE) return
    clearInterval(timer)
    release()
  }, FOR).unref()
  return () => clearInterval(timer)
}
