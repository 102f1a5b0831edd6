import { setTimeout as wait } from 'node:timers/promises'
import { createRingback } from '../../src/index.ts'

/** One instant for all: so every run, of any day, measures the same bytes. */
export const CLOCK = '2026-03-02T12:00:00Z'

const LIST = '/v1/tenants/7d23df20-2461-11e7-9bf4-b883f2d63b7b/interactions'

/** Ten interactions that are over; the newest ones still go on. */
export const PAGE = `${LIST}?limit=10&offset=100`
export const HEADERS = { authorization: `Basic ${Buffer.from('admin:admin-secret').toString('base64')}` }

/** What every server is given: an interaction and a page, as texts and as documents. */
export interface Sample { id: string, path: string, one: string, page: string, documents: object[] }

export async function takeSample (): Promise<Sample> {
  await using ringback = createRingback({ clock: CLOCK })
  const url = await ringback.start()
  const page = await textOf(url + PAGE)
  const { results } = JSON.parse(page) as { results: { interactionId: string }[] }
  const id = results[0]?.interactionId ?? ''
  const path = `${LIST}/${id}`
  const one = await textOf(url + path)
  return { id, path, one, page, documents: [JSON.parse(one) as object, ...results.slice(1)] }
}

async function textOf (url: string): Promise<string> {
  for (;;) {
    const response = await fetch(url, { headers: HEADERS })
    if (response.ok) return await response.text()
    // The days are still being made.
    if (response.status !== 503) throw new Error(`${url} answered ${response.status}`)
    await wait(100)
  }
}
