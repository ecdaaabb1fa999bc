import { createWriteStream } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import { pipeline } from "node:stream/promises"
import { crc32, deflateRawSync } from "node:zlib"
import { ZipFile } from "yazl"
import type { StemsRefusalCode } from "../core/stems-refusals"

/** One entry of a zip made byte by byte, so that it may lie. */
export type RawEntry = {
  name: string | Buffer; data: Buffer
  /** Declared instead of the truth. */
  declares?: number
  flags?: number; method?: number; mode?: number; crc?: number
  /** Takes the place of the entry's own bytes: entries may lie over one another. */
  sharesDataOf?: number
}

/** Writes a zip of honest files, deflated as a file manager does it. */
export async function zipFiles(path: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile()
  for (const [name, from] of Object.entries(files)) {
    if (typeof from === "string") zip.addFile(from, name)
    else zip.addBuffer(from, name)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** A zip as bytes, with names, sizes and attributes that no honest program writes. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  const directory = entries.map((entry, index) => {
    const { data, method = 8, flags = 0x800, mode = 0o100644, sharesDataOf } = entry
    const name = Buffer.isBuffer(entry.name) ? entry.name : Buffer.from(entry.name)
    const packed = method === 8 ? deflateRawSync(data) : data
    const facts = [crc32Of(entry), packed.length, entry.declares ?? data.length] as const
    offsets[index] = sharesDataOf === undefined ? at : (offsets[sharesDataOf] ?? 0)
    if (sharesDataOf === undefined) {
      const local = Buffer.concat([header(0x04034b50, [20, flags, method, 0, 0x21], facts), u16(name.length, 0), name, packed])
      locals.push(local)
      at += local.length
    }
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(mode * 0x10000, 6)
    tail.writeUInt32LE(offsets[index] ?? 0, 10)
    return Buffer.concat([header(0x02014b50, [0x031e, 20, flags, method, 0, 0x21], facts), u16(name.length, 0), tail, name])
  })
  const central = Buffer.concat(directory)
  const end = Buffer.concat([header(0x06054b50, [0, 0, entries.length, entries.length], []), Buffer.alloc(10)])
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

const crc32Of = ({ crc, data }: RawEntry) => crc ?? crc32(data)

function header(signature: number, shorts: readonly number[], longs: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + shorts.length * 2 + longs.length * 4)
  bytes.writeUInt32LE(signature, 0)
  shorts.forEach((value, index) => { bytes.writeUInt16LE(value, 4 + index * 2) })
  longs.forEach((value, index) => { bytes.writeUInt32LE(value, 4 + shorts.length * 2 + index * 4) })
  return bytes
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => { bytes.writeUInt16LE(value, index * 2) })
  return bytes
}

/** A zip that must be refused, with the code it must say; `stem` is a good WAV that fits its recording. */
export type BadZip = { name: string; code: StemsRefusalCode; make: (path: string, stem: string) => Promise<unknown> }

const raw = (entries: (stem: Buffer) => readonly RawEntry[]) => async (path: string, stem: string) => writeFile(path, rawZip(entries(await readFile(stem))))
const MB = 1024 ** 2

/** Broken, hostile and unsuitable zips, each made by script. */
export const badZips: readonly BadZip[] = [
  { name: "no bytes at all", code: "empty-file", make: (path) => writeFile(path, "") },
  { name: "a WAV with a zip's name", code: "not-a-zip", make: async (path, stem) => writeFile(path, await readFile(stem)) },
  { name: "an empty zip", code: "no-stems", make: raw(() => []) },
  { name: "only what a Mac adds", code: "no-stems", make: raw((data) => [{ name: "__MACOSX/._Kick.wav", data }, { name: ".DS_Store", data }]) },
  { name: "cut in the middle", code: "not-a-zip", make: async (path, stem) => { const zip = rawZip([{ name: "Kick.wav", data: await readFile(stem) }]); await writeFile(path, zip.subarray(0, zip.length / 2)) } },
  { name: "a directory that points nowhere", code: "damaged-zip", make: async (path, stem) => { const zip = rawZip([{ name: "Kick.wav", data: await readFile(stem) }]); zip.writeUInt32LE(7, zip.length - 6); await writeFile(path, zip) } },
  { name: "garbled content", code: "damaged-zip", make: async (path, stem) => { const zip = rawZip([{ name: "Kick.wav", data: await readFile(stem) }]); zip.fill(0x5a, 200, 4_000); await writeFile(path, zip) } },
  { name: "a wrong checksum", code: "damaged-zip", make: raw((data) => [{ name: "Kick.wav", data, crc: 1 }]) },
  { name: "a slip upwards", code: "unsafe-name", make: raw((data) => [{ name: "../../escaped.wav", data }]) },
  { name: "a slip by backslashes", code: "unsafe-name", make: raw((data) => [{ name: "..\\..\\escaped.wav", data }]) },
  { name: "an absolute name", code: "unsafe-name", make: raw((data) => [{ name: "/tmp/escaped.wav", data }]) },
  { name: "a name with a drive", code: "unsafe-name", make: raw((data) => [{ name: "C:/escaped.wav", data }]) },
  { name: "a name with NUL", code: "unsafe-name", make: raw((data) => [{ name: "Kick.wav\0.txt", data }]) },
  { name: "a symbolic link", code: "not-a-file", make: raw((data) => [{ name: "Kick.wav", data }, { name: "link.wav", data: Buffer.from("/etc/passwd"), mode: 0o120777 }]) },
  { name: "one name twice", code: "duplicate-name", make: raw((data) => [{ name: "Kick.wav", data }, { name: "Kick.wav", data }]) },
  { name: "names that only case tells apart", code: "duplicate-name", make: raw((data) => [{ name: "Kick.wav", data }, { name: "KICK.WAV", data }]) },
  { name: "a zip in the zip", code: "nested-archive", make: raw((data) => [{ name: "Kick.wav", data }, { name: "more.zip", data: rawZip([{ name: "Pad.wav", data }]) }]) },
  { name: "a zip in disguise", code: "not-audio", make: raw((data) => [{ name: "Kick.wav", data: rawZip([{ name: "Pad.wav", data }]) }]) },
  { name: "a password", code: "encrypted", make: raw((data) => [{ name: "Kick.wav", data, flags: 0x801 }]) },
  { name: "LZMA", code: "compression-not-supported", make: raw((data) => [{ name: "Kick.wav", data, method: 14 }]) },
  { name: "text beside the stems", code: "not-audio", make: raw((data) => [{ name: "Kick.wav", data }, { name: "readme.txt", data: Buffer.from("All rights reserved\n") }]) },
  { name: "a playlist in a stem's clothes", code: "not-audio", make: raw(() => [{ name: "Kick.wav", data: Buffer.from("#EXTM3U\n#EXTINF:10,\nfile:/etc/passwd\n") }]) },
  { name: "an empty stem", code: "empty-file", make: raw((data) => [{ name: "Kick.wav", data }, { name: "Pad.wav", data: Buffer.alloc(0) }]) },
  { name: "65 stems", code: "too-many-stems", make: raw((data) => Array.from({ length: 65 }, (_, n) => ({ name: `${n}.wav`, data: data.subarray(0, 100) }))) },
  { name: "1,000 entries", code: "too-many-entries", make: raw(() => Array.from({ length: 1_000 }, (_, n) => ({ name: `${n}.wav`, data: Buffer.from("x") }))) },
  { name: "a bomb that says so", code: "unpacks-too-large", make: raw(() => [{ name: "Kick.wav", data: Buffer.alloc(128 * MB) }]) },
  { name: "a bomb that says 3 GB and more", code: "unpacks-too-large", make: raw((data) => [{ name: "Kick.wav", data, declares: 0xf000_0000 }]) },
  { name: "a bomb that lies about its size", code: "damaged-zip", make: raw(() => [{ name: "Kick.wav", data: Buffer.alloc(128 * MB), declares: 1_000 }]) },
  {
    // Fifty names for the same bytes: each is small, all together are not.
    name: "a bomb of overlapping entries", code: "unpacks-too-large",
    make: raw(() => Array.from({ length: 50 }, (_, n) => ({ name: `${n}.wav`, data: Buffer.alloc(4 * MB), ...(n > 0 && { sharesDataOf: 0 }) }))),
  },
]
