import type { Centre } from '../world/centre.ts'

/** Instants between which a tenant lacks nothing: from <= t < until. */
interface Span { from: number, until: number }

const NOTHING: Span = { from: Infinity, until: -Infinity }

/** Remembers for which instants the days of a tenant are there, so that no request looks for them. */
export function createCovered () {
  const covered = new Map<Centre, Span>()

  return {
    has (centre: Centre, from: number, until: number): boolean {
      const known = covered.get(centre) ?? NOTHING
      return from >= known.from && until < known.until
    },

    /** Nothing is missing between the first instant of one day and the last of the other. */
    add (centre: Centre, first: number, last: number) {
      const { calendar } = centre
      const now = { from: calendar.startOf(calendar.dayOf(first)), until: calendar.startOf(calendar.dayOf(last) + 1) }
      const before = covered.get(centre) ?? NOTHING
      const touches = now.from <= before.until && before.from <= now.until
      covered.set(centre,
        touches ? { from: Math.min(now.from, before.from), until: Math.max(now.until, before.until) } : now)
    },

    forget: (centre: Centre) => covered.delete(centre)
  }
}
