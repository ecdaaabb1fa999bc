import type { Result } from "@max-booster/kernel"
import { STEMS_LIMITS } from "./stems-limits"
import { refuseStem, refuseZip, type StemsRefusal } from "./stems-refusals"
import { stemNames } from "./stem-names"

/** What a zip's directory says of one entry. */
export type ZipEntryFacts = {
  /** As written in the zip, decoded. */
  path: string
  packedBytes: number; unpackedBytes: number
  isEncrypted: boolean
  /** 0 stored, 8 deflated (PKWARE APPNOTE 4.4.5). */
  method: number
  /** The upper half of the external attributes, as Unix writes it; 0 where a zip has none. */
  unixMode: number
}

/** An entry to unpack, with the name that its stem will have. */
export type StemEntry<Entry> = { entry: Entry; name: string }

const KIND = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000
const ARCHIVES = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|zst|iso|dmg|cab|jar)$/i
/** What macOS and Windows leave in folders; nobody means it. */
const LITTER = /(^|\/)(__MACOSX(\/|$)|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i

/**
 * Decides from a zip's directory alone whether it may be unpacked, and what its stems are called.
 * @param zipBytes size of the zip itself
 */
export function judgeEntries<Entry extends ZipEntryFacts>(entries: readonly Entry[], zipBytes: number): Result<StemEntry<Entry>[], StemsRefusal> {
  const files = entries.map((entry) => ({ entry, path: entry.path.replaceAll("\\", "/") })).filter(({ path }) => !LITTER.test(path))
  const unsafe = files.map(judgeOne).find((refusal) => refusal !== undefined)
  if (unsafe) return { ok: false, error: unsafe }
  const stems = files.filter(({ path }) => !path.endsWith("/"))
  if (stems.length === 0) return no(refuseZip("no-stems", "There are no files in this zip. Put the stems, as WAV or FLAC, into it and upload that."))
  if (stems.length > STEMS_LIMITS.maxStems) return no(refuseZip("too-many-stems", `There are ${stems.length} files in this zip. A recording has at most ${STEMS_LIMITS.maxStems} stems: bounce related tracks together.`))
  const unpacked = stems.reduce((sum, { entry }) => sum + entry.unpackedBytes, 0)
  if (isTooLarge(unpacked, zipBytes)) return no(TOO_LARGE)
  const names = stemNames(stems.map(({ path }) => path))
  const twice = names.find((name, index) => names.findIndex((other) => sameName(other, name)) !== index)
  if (twice) return no(refuseStem("duplicate-name", twice, "is in this zip twice. Give each stem a name of its own."))
  return { ok: true, value: stems.map(({ entry }, index) => ({ entry, name: names[index] ?? "" })) }
}

/** Whether so many unpacked bytes are more than any stems in a zip of that size could be. */
export const isTooLarge = (unpackedBytes: number, zipBytes: number): boolean =>
  unpackedBytes > STEMS_LIMITS.maxUnpackedBytes || (unpackedBytes > STEMS_LIMITS.ratioFreeBytes && unpackedBytes > zipBytes * STEMS_LIMITS.maxRatio)

/** Said before unpacking by what the zip declares, and while unpacking by what comes out. */
export const TOO_LARGE = refuseZip("unpacks-too-large", "This zip unpacks to far more than stems are (3 GB at most). Export the stems as FLAC, or with fewer bits, and zip them again.")

function judgeOne({ entry, path }: { entry: ZipEntryFacts; path: string }): StemsRefusal | undefined {
  const kind = entry.unixMode & KIND
  if (path.startsWith("/") || /^[a-z]:/i.test(path) || path.split("/").includes("..") || path.includes("\0"))
    return refuseStem("unsafe-name", path, "has a name that points outside of the zip. Zip the stems again from a plain folder.")
  if (kind !== 0 && kind !== REGULAR && kind !== FOLDER) return refuseStem("not-a-file", path, "is a link or a device, not a file. Zip the stems themselves.")
  if (entry.isEncrypted) return refuseZip("encrypted", "This zip has a password. Zip the stems again without one.")
  if (path.endsWith("/")) return entry.unpackedBytes > 0 ? refuseZip("damaged-zip", "This zip is damaged: a folder in it has content. Zip the stems again.") : undefined
  if (entry.method !== 0 && entry.method !== 8) return refuseStem("compression-not-supported", path, "is packed in a way that we cannot read. Zip the stems again with the standard settings.")
  if (ARCHIVES.test(path)) return refuseStem("nested-archive", path, "is an archive inside the zip. Put the stems into the zip directly.")
  return undefined
}

/** File systems of Mac and Windows take names that differ in case only for the same. */
const sameName = (one: string, other: string) => one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase()
const no = (error: StemsRefusal) => ({ ok: false as const, error })
