import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { crc32 } from "node:zlib"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from "yauzl"

/** A zip of a stranger. Nothing is ever written under a name that stands in it. Close it. */
export type OpenedZip = {
  /** Of files, not of folders; none leads out of the zip. */
  names: readonly string[]
  /** A text in it; null when it is not there, damaged or longer than 64 MB. */
  textOf(name: string): Promise<string | null>
  /** Unpacks a file to a path of ours. @returns false when it is not there or damaged, or there is more of it than the zip says */
  unpack(name: string, path: string): Promise<boolean>
  close(): void
}

const MOST_ENTRIES = 4_002
const MOST_TEXT_BYTES = 64 * 1024 ** 2
/** Sound does not shrink so much: what does is a bomb. */
const MOST_TIMES_LARGER = 50
const MOST_BYTES = 8 * 1024 ** 3

export const NOT_OURS = "This file is not a project that was exported from the studio, nor a DAWproject, or it is damaged. Export the project again."

/**
 * Opens a zip that somebody sent.
 * @throws {Error} when the disk fails: never because of what is in the file
 */
export async function openZip(path: string, size: number): Promise<Result<OpenedZip>> {
  let zip: ZipFile | undefined
  const refused = (code: string, words = NOT_OURS) => { zip?.close(); return refuse(code, words) }
  try {
    // Names stay bytes: ours is the word on what is wrong with them. What comes out is counted against what the directory says.
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
    if (zip.entryCount > MOST_ENTRIES) return refused("too_many_entries", `There are ${zip.entryCount} files in this zip; a project has at most ${MOST_ENTRIES - 2}.`)
    const entries = new Map<string, Entry>()
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
      if (!isPlain(name) || entries.has(name) || entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) return refused("not_a_project")
      if (!name.endsWith("/")) entries.set(name, entry)
      unpacked += entry.uncompressedSize
    }
    if (unpacked > MOST_BYTES || unpacked > MOST_TIMES_LARGER * size + MOST_TEXT_BYTES) return refused("too_large", "This file would become too large when it is unpacked.")
    return ok(opened(zip, entries))
  } catch (error) {
    if (isDisk(error)) { zip?.close(); throw error }
    return refused("not_a_project")
  }
}

/** A path within the zip, with slashes as every system reads them. */
const isPlain = (name: string) => name !== "" && !/[\p{Cc}\\]|^\/|^[a-z]:/iu.test(name) && !name.split("/").includes("..")

function opened(zip: ZipFile, entries: ReadonlyMap<string, Entry>): OpenedZip {
  return {
    names: [...entries.keys()],
    close: () => { zip.close() },
    textOf: async (name) => {
      const entry = entries.get(name)
      if (!entry || entry.uncompressedSize > MOST_TEXT_BYTES) return null
      const chunks: Buffer[] = []
      const isWhole = await whole(async () => { for await (const chunk of checked(zip, entry)) chunks.push(chunk) })
      return isWhole ? Buffer.concat(chunks).toString() : null
    },
    unpack: async (name, path) => {
      const entry = entries.get(name)
      return entry !== undefined && whole(() => pipeline(checked(zip, entry), createWriteStream(path)))
    },
  }
}

/** The bytes of a file. @throws {Error} at the end, when they are not those that were packed */
async function* checked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.crc32) throw new RangeError("The check sum is another")
}

/** Whether work is done: not when what it reads is damaged. */
async function whole(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (isDisk(error)) throw error
    return false
  }
}

/** Errors of the system carry a code such as ENOSPC; those of a zip do not, and zlib's begin with Z. */
const isDisk = (error: unknown): boolean => /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | null)?.code ?? ""))
