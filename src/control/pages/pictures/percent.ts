/** A place or a length along a picture that is as wide as its page. */
export const percent = (part: number, whole: number): string => `${(100 * part / whole).toFixed(3)}%`
