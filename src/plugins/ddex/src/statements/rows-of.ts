import { Readable } from "node:stream"
import { parse } from "csv-parse"
import type { Delimiter } from "../core/statements/dialect"
import type { Encoding } from "../core/statements/encoding"

/** A row with the line of the file on which it ends, counted from 1, and how many bytes were read by then. */
export type FileRow = { cells: string[]; line: number; bytes: number }

/** The longest row that is no fault: something with a quote that never closes. */
const MOST_LETTERS = 1_048_576

/** A file's rows one after the other: memory stays as it is, however many there are. @throws {Error} in words when it is no table */
export async function* rowsOf(file: AsyncIterable<Uint8Array>, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<FileRow> {
  let bytes = 0
  const decoder = new TextDecoder(encoding)
  async function* text() {
    for await (const chunk of file) {
      bytes += chunk.length
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  }
  const table = parse({ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: MOST_LETTERS })
  // An error of the source has to reach whoever reads the rows.
  const source = Readable.from(text())
  source.on("error", (error) => table.destroy(error))
  source.pipe(table)
  try {
    for await (const { record, info } of table as AsyncIterable<{ record: string[]; info: { lines: number } }>) yield { cells: record, line: info.lines, bytes }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith("CSV_") ? new Error(`The file cannot be read as a table: ${(error as Error).message}`) : error
  } finally {
    source.destroy()
  }
}
