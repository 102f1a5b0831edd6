import t from 'tap'
import { MOST_VERIFIED, createTokens } from '../../src/http/tokens.ts'

const NOW = Date.parse('2026-03-02T12:00:00Z')
const live = { generation: 0, now: () => NOW }
/** As somebody reads it so many seconds later. */
const later = (seconds: number, generation = 0) => ({ generation, now: () => NOW + seconds * 1000 })
const tokens = createTokens<{ client: string }>('secret', 'vcc')

t.test('a token that was read before still expires by the clock, and is good again where the clock goes back', async t => {
  const token = tokens.issue({ client: 'live' }, live, 60)
  const read = (seconds: number) => tokens.read(token, () => later(seconds))?.claims.client
  t.strictSame([0, 59, 60, 3600, 30].map(read), ['live', 'live', undefined, undefined, 'live'])
})

t.test('a changed token, or that of another audience, is none of ours, however often it comes', async t => {
  const token = tokens.issue({ client: 'live' }, live, 60)
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  const foreign = createTokens<{ client: string }>('secret', 'cxengage').issue({ client: 'live' }, live, 60)
  t.equal(tokens.read(token, () => live)?.claims.client, 'live')
  for (let time = 0; time < 2; time++) {
    for (const other of [forged, foreign, '', 'x.y.z']) t.equal(tokens.read(other, () => live), undefined, other)
  }
})

t.test('more tokens than are remembered are all read', async t => {
  const many = Array.from({ length: MOST_VERIFIED + 10 }, (_, number) =>
    tokens.issue({ client: `client-${number}` }, live, 60))
  for (const [number, token] of many.entries()) t.equal(tokens.read(token, () => live)?.claims.client, `client-${number}`)
  t.equal(tokens.read(many[0] ?? '', () => live)?.claims.client, 'client-0')
})
