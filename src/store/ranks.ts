/** For all instants with after < t <= upTo the rank is the same. */
interface Stretch { after: number, upTo: number, rank: number }

/** Most ask until now, and the same few beginnings. */
const MOST_KEPT = 8

/** Remembers ranks, each for as long as no row starts: a clock that runs asks again and again within one stretch. */
export function createRanks () {
  const stretches = new Map<number, Stretch[]>()

  return {
    find (tenant: number, instant: number): number | undefined {
      return stretches.get(tenant)?.find(({ after, upTo }) => instant > after && instant <= upTo)?.rank
    },

    keep (tenant: number, stretch: Stretch): number {
      const known = stretches.get(tenant) ?? []
      if (known.length >= MOST_KEPT) known.shift()
      known.push(stretch)
      stretches.set(tenant, known)
      return stretch.rank
    },

    forget: (tenant: number) => stretches.delete(tenant)
  }
}
