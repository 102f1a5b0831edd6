/** Rows of text as indented columns, each as wide as its longest cell. */
export function columns (rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map(row => row[column]?.length ?? 0))
  return rows.map(row => `  ${row.map((cell, column) => cell.padEnd(width(column) + 2)).join('')}`.trimEnd()).join('\n')
}
