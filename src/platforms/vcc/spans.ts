import type { Window } from '../../world/history.ts'
import type { Include } from './search.ts'

/** Something that lasts. */
export interface Span {
  from: number
  /** Excluded; Infinity where nothing ends it. */
  to: number
  /** When post-processing went over it. */
  processed: readonly number[]
}

/** What of the spans lies in the window and is not later than now. */
export function within<S extends Span> (
  spans: readonly S[], { from, until }: Window, include: Include, now: number
): S[] {
  const lies = (instant: number) => instant >= from && instant < until && instant <= now
  switch (include) {
    case 'Started': return spans.filter(span => lies(span.from))
    case 'StartedOrEnded': return spans.filter(span => lies(span.from) || lies(span.to))
    case 'Processed': return spans.filter(span => lies(span.from) || lies(span.to) || span.processed.some(lies))
  }
}

/** Undefined while it lasts. */
export const lengthOf = ({ from, to }: Span, now: number): number | null => to <= now ? to - from : null
