import { createWriteStream } from "node:fs"
import { stat } from "node:fs/promises"
import { pipeline } from "node:stream/promises"
import { crc32 } from "node:zlib"
import type { Result } from "@max-booster/kernel"
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from "yauzl"
import { isTooLarge, TOO_LARGE, type ZipEntryFacts } from "../core/stems-entries"
import { STEMS_LIMITS } from "../core/stems-limits"
import { refuseStem, refuseZip, type StemsRefusal } from "../core/stems-refusals"

/** An entry as its zip declares it. */
export type ZipEntry = ZipEntryFacts & { readonly raw: Entry }

/** An opened zip that somebody uploaded. Close it. */
export type OpenedZip = {
  bytes: number
  entries: ZipEntry[]
  /** Unpacks one entry to a path of ours. @throws {Error} when the disk fails */
  unpack(entry: ZipEntry, path: string, signal: AbortSignal): Promise<Result<null, StemsRefusal>>
  close(): void
}

const DAMAGED = refuseZip("damaged-zip", "This zip is damaged: the upload or the packing broke off. Zip the stems again and upload that.")
const NOT_A_ZIP = refuseZip("not-a-zip", "This file is not a zip, or its end is missing. Put the stems, as WAV or FLAC, into a zip and upload that.")

/**
 * Opens a zip and reads its directory; nothing is unpacked yet.
 * @throws {Error} when the disk fails: never because of what is in the file
 */
export async function openZip(path: string): Promise<Result<OpenedZip, StemsRefusal>> {
  const { size: bytes } = await stat(path)
  if (bytes === 0) return { ok: false, error: refuseZip("empty-file", "This file is empty. Zip the stems again and upload that.") }
  let zip: ZipFile | undefined
  try {
    // Names stay bytes: ours is the word on what is wrong with them.
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
    if (zip.entryCount > STEMS_LIMITS.maxEntries) return refuse(zip, refuseZip("too-many-entries", `There are ${zip.entryCount} files in this zip. A recording has at most ${STEMS_LIMITS.maxStems} stems: bounce related tracks together.`))
    const entries: ZipEntry[] = []
    for await (const entry of zip.eachEntry()) entries.push(toEntry(entry))
    return { ok: true, value: opened(zip, entries, bytes) }
  } catch (error) {
    if (isDisk(error)) throw error
    return refuse(zip, zip ? DAMAGED : NOT_A_ZIP)
  }
}

function refuse(zip: ZipFile | undefined, error: StemsRefusal): Result<never, StemsRefusal> {
  zip?.close()
  return { ok: false, error }
}

const toEntry = (raw: Entry): ZipEntry => ({
  raw, path: getFileNameLowLevel(raw.generalPurposeBitFlag, raw.fileNameRaw, raw.extraFields, true),
  packedBytes: raw.compressedSize, unpackedBytes: raw.uncompressedSize, isEncrypted: raw.isEncrypted(),
  method: raw.compressionMethod, unixMode: raw.externalFileAttributes >>> 16,
})

function opened(zip: ZipFile, entries: ZipEntry[], bytes: number): OpenedZip {
  let unpacked = 0
  return {
    bytes, entries,
    close: () => { zip.close() },
    unpack: async (entry, path, signal) => {
      let sum = 0
      try {
        await pipeline(await zip.openReadStreamPromise(entry.raw), async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            unpacked += chunk.length
            // Entries may overlap in the file, so what comes out is counted over all of them.
            if (isTooLarge(unpacked, bytes)) throw new TooLarge()
            sum = crc32(chunk, sum)
            yield chunk
          }
        }, createWriteStream(path), { signal })
      } catch (error) {
        if (error instanceof TooLarge) return { ok: false, error: TOO_LARGE }
        if (signal.aborted || isDisk(error)) throw error
        return { ok: false, error: DAMAGED }
      }
      return sum === entry.raw.crc32 ? { ok: true, value: null } : { ok: false, error: refuseStem("damaged-zip", entry.path, "arrived damaged in the zip. Zip the stems again and upload that.") }
    },
  }
}

class TooLarge extends Error {}

/** Errors of the system carry a code such as ENOSPC; those of a zip do not, and zlib's begin with Z. */
const isDisk = (error: unknown): boolean => /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | null)?.code ?? ""))
