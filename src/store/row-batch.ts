import { Buffer } from 'node:buffer'
import type { RowSink, Value } from './rows.ts'

/**
 * Rows in the form in which they pass from thread to thread: without a copy, and without anything for a garbage
 * collector to follow.
 */
export interface RowBatch {
  /** The tables, to which the rows refer by their index. */
  tables: string[]
  bytes: Uint8Array<ArrayBuffer>
  length: number
}

/** A row is its table's index, the number of its values, and these, each behind one of these marks. */
const [NULL, NUMBER, TEXT] = [0, 1, 2]

/** The longest that a character becomes, in UTF-8. */
const WIDEST = 3

/** The largest number of columns, and the largest index of a table: each has one byte. */
const MOST = 255

export interface RowBatcher {
  add: RowSink
  /** What was added since the last time. */
  take (): RowBatch
}

export function createRowBatcher (): RowBatcher {
  let tables: string[] = []
  let buffer = Buffer.allocUnsafeSlow(2 ** 20)
  let length = 0

  function reserve (more: number) {
    if (length + more <= buffer.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (length + more))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }

  function indexOf (table: string): number {
    const index = tables.indexOf(table)
    if (index >= 0) return index
    if (tables.length > MOST) throw new RangeError(`there are more than ${MOST + 1} tables`)
    return tables.push(table) - 1
  }

  function addValue (value: Value) {
    if (value === null) {
      reserve(1)
      buffer[length++] = NULL
    } else if (typeof value === 'number') {
      reserve(9)
      buffer[length++] = NUMBER
      length = buffer.writeDoubleLE(value, length)
    } else {
      reserve(5 + WIDEST * value.length)
      buffer[length++] = TEXT
      const written = buffer.write(value, length + 4)
      buffer.writeUInt32LE(written, length)
      length += 4 + written
    }
  }

  return {
    add (table, values) {
      if (values.length > MOST) throw new RangeError(`a row of ${table} has more than ${MOST} columns`)
      reserve(2)
      buffer[length++] = indexOf(table)
      buffer[length++] = values.length
      for (const value of values) addValue(value)
    },
    take () {
      const batch = { tables, bytes: buffer, length }
      tables = []
      buffer = Buffer.allocUnsafeSlow(buffer.length)
      length = 0
      return batch
    }
  }
}

/** Gives the rows of a batch on, in the order in which they were added. */
export function readBatch ({ tables, bytes, length }: RowBatch, sink: RowSink) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length)
  let at = 0

  function readValue (): Value {
    const mark = buffer[at++]
    if (mark === NULL) return null
    if (mark === NUMBER) return buffer.readDoubleLE((at += 8) - 8)
    const from = at + 4
    at = from + buffer.readUInt32LE(at)
    return buffer.toString('utf8', from, at)
  }

  while (at < length) {
    const table = tables[buffer[at++] ?? 0] ?? ''
    const values: Value[] = []
    for (let left = buffer[at++] ?? 0; left > 0; left--) values.push(readValue())
    sink(table, values)
  }
}
