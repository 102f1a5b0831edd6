import type { Check, Facts, CheckSink, Invariants, Invariant } from '../platforms/invariants.ts'

const evidence = { level: 'inferred', where: 'both tell of one simulated contact centre' } as const

const FACTS: Invariant = { name: 'both tell the same facts', evidence }
const TOLD: Invariant = { name: 'what one tells the other tells, if it tells such things', evidence }

export const agreementInvariants = [TOLD, FACTS]

const KEYS =
  ['start', 'channel', 'direction', 'customer', 'agents', 'queues', 'connectedAt'] as const satisfies (keyof Facts)[]

const ALL: readonly Check[] = KEYS.map(() => true as const)

/** What one platform tells of a day's interactions, by serial. */
export interface Account {
  name: string
  invariants: Pick<Invariants, 'tells'>
  facts: ReadonlyMap<number, { id: string, facts: Facts }>
}

/** Compares what two platforms tell of the same day. */
export function compareAccounts (a: Account, b: Account, note: CheckSink) {
  for (const [serial, { id, facts }] of a.facts) {
    const other = b.facts.get(serial)
    if (b.invariants.tells(facts)) note(TOLD, id, [other !== undefined || missing(b)])
    if (other !== undefined) note(FACTS, id, compare(facts, other.facts, a, b))
  }
  for (const [serial, { id, facts }] of b.facts) {
    if (!a.facts.has(serial) && a.invariants.tells(facts)) note(TOLD, id, [missing(a)])
  }
}

const missing = ({ name }: Account): Check => ({ expected: `told by ${name}`, found: 'not told' })

function compare (a: Facts, b: Facts, { name: nameA }: Account, { name: nameB }: Account): readonly Check[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return ALL
  return KEYS.map(key => {
    const [one, other] = [JSON.stringify(a[key]), JSON.stringify(b[key])]
    return one === other || { expected: `${key} ${one} (${nameA})`, found: `${key} ${other} (${nameB})` }
  })
}
