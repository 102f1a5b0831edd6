import type { Timeline } from '../world/timeline.ts'

/**
 * A stored row. Its text is final once the clock has passed `final_at`, and null until it has been written out. Literal
 * documents have a text from the beginning, and no serial.
 */
export interface Row { key: number, serial: number | null, final_at: number, document: string | null }

/** Whether the stored text can be served as it is. */
export const isFinal = <R extends Row>(row: R, now: number): row is R & { document: string } => row.document !== null && row.final_at <= now

/** The interaction of which a simulated row tells. */
export function timelineOf ({ key, serial }: Pick<Row, 'key' | 'serial'>, day: readonly Timeline[]): Timeline {
  const timeline = serial === null ? undefined : day[serial]
  if (timeline === undefined) throw new Error(`row ${key} has no timeline`)
  return timeline
}
