import { inflateSync } from "node:zlib"

const ENTRY = 16

/** A font out of its WOFF wrapping (W3C, "WOFF File Format 1.0"), once: fontkit unpacks a table anew for every glyph. Anything else stays as it is. */
export function unwrapped(file: Buffer): Buffer {
  if (file.toString("latin1", 0, 4) !== "wOFF") return file
  const count = file.readUInt16BE(12)
  const header = Buffer.alloc(12 + count * ENTRY)
  file.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const tables: Buffer[] = [header]
  let offset = header.length
  for (let i = 0; i < count; i++) {
    const entry = 44 + i * 20
    const [from, packed, length] = [file.readUInt32BE(entry + 4), file.readUInt32BE(entry + 8), file.readUInt32BE(entry + 12)]
    const data = file.subarray(from, from + packed)
    const table = Buffer.alloc(Math.ceil(length / 4) * 4)
    ;(packed < length ? inflateSync(data) : data).copy(table)
    const at = 12 + i * ENTRY
    file.copy(header, at, entry, entry + 4)
    file.copy(header, at + 4, entry + 16, entry + 20)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(length, at + 12)
    tables.push(table)
    offset += table.length
  }
  return Buffer.concat(tables)
}
