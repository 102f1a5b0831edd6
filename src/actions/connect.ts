import { CATALOG, parametersOf, type Action, type ActionName } from './catalog.ts'
import type { Actions } from './actions.ts'

/** What a server has refused, or could not do. */
export class ActionError extends Error {
  /** The HTTP status of its answer; 0 where there was none. */
  readonly status: number
  /** What was wrong with what was sent, where something was. */
  readonly problems: readonly { pointer: string, expected: string, given?: string }[]

  constructor (status: number, message: string, problems: ActionError['problems'] = [], options?: ErrorOptions) {
    super(message, options)
    this.name = 'ActionError'
    this.status = status
    this.problems = problems
  }
}

export interface ConnectOptions {
  /** What the control plane asks for beyond loopback. */
  token?: string | undefined
}

/**
 * The actions of a server in another process.
 * @param url where it is, such as `http://127.0.0.1:7464`
 */
export function connect (url: string, { token }: ConnectOptions = {}): Actions {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const methods = Object.entries(CATALOG).map(([name, action]) =>
    [name, async (...given: unknown[]) => await ask(url, action, given, headers)])
  return Object.fromEntries(methods) as Actions // the catalog has all of them
}

/** Does one action by its name, with arguments that are texts and JSON. */
export const act = async (
  url: string, name: ActionName, given: readonly unknown[], { token }: ConnectOptions = {}
): Promise<unknown> => await ask(url, CATALOG[name], given, token === undefined ? {} : { authorization: `Bearer ${token}` })

async function ask (
  url: string, { method, path, takes }: Action, given: readonly unknown[], headers: Record<string, string>
): Promise<unknown> {
  const names = parametersOf(path)
  const filled = names.reduce((text, name, index) => text.replace(`:${name}`, encodeURIComponent(String(given[index]))), path)
  const last = takes === undefined ? undefined : given[names.length]
  const target = new URL(`/__admin${filled}`, url)
  if (takes === 'query') {
    for (const [key, value] of Object.entries(last ?? {})) target.searchParams.set(key, String(value))
  }
  const isSent = takes === 'body' && last !== undefined
  const response = await fetch(target, {
    method,
    headers: isSent ? { ...headers, 'content-type': 'application/json' } : headers,
    ...(isSent ? { body: JSON.stringify(last) } : {})
  }).catch((cause: unknown) => { throw new ActionError(0, `no answer from ${target.origin}`, [], { cause }) })
  return await read(response)
}

async function read (response: Response): Promise<unknown> {
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : JSON.parse(text)
  const { message = text, problems = [] } = parsed(text)
  throw new ActionError(response.status, message === '' ? `status ${response.status}` : message, problems)
}

function parsed (text: string): { message?: string, problems?: ActionError['problems'] } {
  try {
    return JSON.parse(text) as object
  } catch {
    return {} // an answer of something else between
  }
}
