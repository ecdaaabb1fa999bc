import { crc32, inflateRawSync } from "node:zlib"

/** A plain zip of files, nothing compressed (PKWARE APPNOTE 4.3). */
export function zipOf(files: Readonly<Record<string, Buffer>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, data] of Object.entries(files)) {
    const bytes = Buffer.from(name)
    const facts = [crc32(data), data.length, data.length] as const
    const local = Buffer.concat([record(0x04034b50, [20, 0x800, 0, 0, 0x21], [...facts]), record(null, [bytes.length, 0], []), bytes, data])
    central.push(Buffer.concat([record(0x02014b50, [20, 20, 0x800, 0, 0, 0x21], [...facts]), record(null, [bytes.length, 0, 0, 0, 0], [0, at]), bytes]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  return Buffer.concat([...locals, directory, record(0x06054b50, [0, 0, central.length, central.length], [directory.length, at]), Buffer.alloc(2)])
}

function record(signature: number | null, shorts: number[], longs: number[]): Buffer {
  const bytes = Buffer.alloc((signature === null ? 0 : 4) + shorts.length * 2 + longs.length * 4)
  let at = signature === null ? 0 : bytes.writeUInt32LE(signature, 0)
  for (const value of shorts) at = bytes.writeUInt16LE(value, at)
  for (const value of longs) at = bytes.writeUInt32LE(value, at)
  return bytes
}

/** The files of a zip by name. @throws {Error} when one was changed, or is compressed where none may be */
export function filesOf(zip: Buffer, { mayBePacked = false } = {}): Record<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files: Record<string, Buffer> = {}
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, crc, size, nameLength, extraLength, commentLength, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString()
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    const data = method === 8 && mayBePacked ? inflateRawSync(packed) : packed
    if ((method !== 0 && !mayBePacked) || crc32(data) !== crc || data.length !== size) throw new Error(`"${name}" is compressed or damaged`)
    files[name] = data
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
