import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** A process and all that it has started. Linux only; elsewhere there is no /proc to read. */
function tree (pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap(task =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(child => child !== '').map(Number))
  return [pid, ...children.flatMap(tree)]
}

/** Memory that is the process's own, in bytes: files that are mapped do not count. */
export function ownMemory (pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  return tree(pid).reduce((sum, each) =>
    sum + Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1]) * 1024, 0)
}

/** Seconds of all its threads. The program's name, in brackets, may contain spaces; a tick is a hundredth. */
export function processorTime (pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  return tree(pid).reduce((sum, each) => {
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) / 100
  }, 0)
}

/** Waits until the process does nothing: what it prepares after its start shall disturb no figure. */
export async function untilIdle (pid: number): Promise<void> {
  for (let tries = 0; tries < 180; tries++) {
    const before = processorTime(pid)
    await wait(before === undefined ? 5000 : 1000)
    const after = processorTime(pid)
    if (before === undefined || after === undefined || after - before <= 0.03) return
  }
  throw new Error('it is still busy three minutes after its start')
}
