import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { bodyOfError } from '../wire/errors.ts'
import { answer, questionOfRequest, type Question } from './ask.ts'
import type { Snapshot } from './snapshot.ts'

/** Requests by names of the client's own. */
export type Requests = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A longer answer is sent part by part, so that no request makes a text of any length. */
const LONGEST_WHOLE = 4 * 1024 * 1024

/** The answer to a batch, as text or as a stream of it; what is wrong with one request is said in its place. */
export async function answerBatch (snapshot: Snapshot, requests: Requests): Promise<string | Readable> {
  const parts = await answerEach(snapshot, requests)
  const length = parts.reduce((sum, [, text]) => sum + text.length, 0)
  return length > LONGEST_WHOLE ? Readable.from(write(parts)) : [...write(parts)].join('')
}

/** A statistic of a scope is computed once, however often it is asked for; between any two, others have their turn. */
async function answerEach (snapshot: Snapshot, requests: Requests): Promise<[name: string, text: string][]> {
  const known = new Map<string, string>()
  const parts: [string, string][] = []
  for (const [name, asked] of Object.entries(requests)) {
    try {
      const question = questionOfRequest(snapshot.centre, asked)
      const key = keyOf(question)
      let text = known.get(key)
      if (text === undefined) {
        known.set(key, text = JSON.stringify({ status: 200, body: answer(snapshot, question) }))
        await nextTurn()
      }
      parts.push([name, text])
    } catch (error) {
      parts.push([name, JSON.stringify(bodyOfError(error))])
    }
  }
  return parts
}

function keyOf ({ statistic, scope }: Question): string {
  const { queue, agent, groups, skills, channelType, direction } = scope
  const [groupIds, skillIds] = [groups, skills].map(teams => teams.map(({ id }) => id))
  return JSON.stringify([statistic.name, queue?.id, agent?.id, groupIds, skillIds, channelType, direction])
}

function * write (parts: readonly [name: string, text: string][]): Generator<string, void> {
  yield '{"results":{'
  for (const [index, [name, text]] of parts.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(name)}:`
    yield text
  }
  yield '}}'
}
