/** A file in a zip, stored as it is. */
export type ZipEntry = { name: Buffer; /** Of its bytes. */ crc32: number; /** Bytes, less than 4 GiB. */ size: number; /** Where its record begins, from the zip's first byte. */ offset: number }

const u16 = (value: number) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes }
const u32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes }
const u64 = (value: number) => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64LE(BigInt(value)); return bytes }

/** What a field of 32 bits holds when a longer one has the number. */
const ELSEWHERE = 0xffff_ffff
/** Versions of the format: with folders, and with numbers of 64 bits. */
const [PLAIN, ZIP64] = [20, 45]
/** Names are UTF-8; sizes stand before the bytes, so that also a reader that never seeks knows where they end. */
const FLAGS = 1 << 11
const STORED = 0
/** Made on Unix, by version 6.3; a plain file that its owner may write. */
const [MADE_BY, MODE] = [(3 << 8) | 63, (0o100644 << 16) >>> 0]

/** Zip dates have no zone: this is UTC, in steps of two seconds. */
function dosDate(at: Date): Buffer {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107)
  return Buffer.concat([
    u16((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)),
    u16(((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()),
  ])
}

const shared = ({ name, crc32, size }: ZipEntry, at: Date, version: number, extra: Buffer) =>
  Buffer.concat([u16(version), u16(FLAGS), u16(STORED), dosDate(at), u32(crc32), u32(size), u32(size), u16(name.length), u16(extra.length)])

/** The record before a file's bytes. Source: PKWARE APPNOTE 6.3.10, 4.3.7 */
export const localRecord = (entry: ZipEntry, at: Date): Buffer => Buffer.concat([u32(0x04034b50), shared(entry, at, PLAIN, Buffer.alloc(0)), entry.name])

/** How long the record before a file's bytes is. */
export const localLength = (name: Buffer): number => 30 + name.length

function centralRecord(entry: ZipEntry, at: Date): Buffer {
  const isFar = entry.offset >= ELSEWHERE
  const extra = isFar ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0)
  const [comment, disk, kind] = [u16(0), u16(0), u16(0)]
  return Buffer.concat([u32(0x02014b50), u16(MADE_BY), shared(entry, at, isFar ? ZIP64 : PLAIN, extra), comment, disk, kind, u32(MODE), u32(isFar ? ELSEWHERE : entry.offset), entry.name, extra])
}

/**
 * What ends a zip: its directory, with 64 bits where 32 do not do.
 * @param offset where it begins, from the zip's first byte
 * @param at the date of every file
 * Source: PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16
 */
export function directory(entries: readonly ZipEntry[], offset: number, at: Date): Buffer {
  const records = Buffer.concat(entries.map((entry) => centralRecord(entry, at)))
  const isFar = offset >= ELSEWHERE
  const [disk, count, size] = [0, entries.length, records.length]
  const far = isFar ? [
    u32(0x06064b50), u64(44), u16(MADE_BY), u16(ZIP64), u32(disk), u32(disk), u64(count), u64(count), u64(size), u64(offset),
    u32(0x07064b50), u32(disk), u64(offset + size), u32(1),
  ] : []
  return Buffer.concat([records, ...far, u32(0x06054b50), u16(disk), u16(disk), u16(count), u16(count), u32(size), u32(isFar ? ELSEWHERE : offset), u16(0)])
}
