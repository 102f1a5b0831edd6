import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface Started { child: ChildProcess, said: string, stop: () => Promise<void> }

/** Starts a Node program and resolves once its output shows that it is ready. */
export async function startProcess (args: readonly string[], ready: RegExp): Promise<Started> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit')
  }
  let said = ''
  return await new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => {
      said += String(chunk)
      if (ready.test(said)) resolve({ child, said, stop })
    })
    child.on('exit', code => reject(new Error(`${args.join(' ')} ended with ${code} and said: ${said}`)))
  })
}
