import type { Database } from './connection.ts'

/** How much the rows of a database in memory may take, in bytes, beside those of the days that the clock shows. */
export const ROW_MEMORY_BYTES = 96 * 1024 * 1024

/** In bytes. The days that the clock shows may take more than the bound. */
export interface RowMemory { readonly bytes: number, readonly bound: number }

/** How much memory the rows of a database take. Those of a file are on the disk: they have no bound. */
export function createRowMemory (db: Database, bound = ROW_MEMORY_BYTES): RowMemory {
  const pageSize = Number(db.pragma('page_size', { simple: true }))
  return {
    bound: db.memory ? bound : Infinity,
    /** Pages whose rows were deleted are used again. */
    get bytes (): number {
      if (!db.memory) return 0
      const [all, free] = ['page_count', 'freelist_count'].map(name => Number(db.pragma(name, { simple: true })))
      return ((all ?? 0) - (free ?? 0)) * pageSize
    }
  }
}
