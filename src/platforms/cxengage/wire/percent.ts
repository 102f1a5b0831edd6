/** Per cent, with two decimals at most. Assumed: 0 of nothing. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round(part / whole * 10_000) / 100
