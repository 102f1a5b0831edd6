export type Value = string | number | null

/** By table the columns that are filled. */
export type Columns = Readonly<Record<string, readonly string[]>>

/** Takes one row of a table, its values in the order of the table's {@link Columns}. */
export type RowSink = (table: string, values: readonly Value[]) => void
