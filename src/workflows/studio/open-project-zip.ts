import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { refuse, ok, type Result } from "@max-booster/kernel"
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from "yauzl"

/** An opened file of a project. Close it. */
export type ProjectZip = {
  /** What `project.json` says. */
  project: string
  /** Hashes of the files in it, with the names that the manifest gives them. */
  binaries: { hash: string; name: string; mime_type: string }[]
  /** Unpacks a file to a path of ours. @returns false when it is damaged, or there is more of it than the zip says */
  unpack(hash: string, path: string): Promise<boolean>
  close(): void
}

const MOST_ENTRIES = 4_002
const MOST_TEXT_BYTES = 64 * 1024 ** 2
/** Sound does not shrink so much: what does is a bomb. */
const MOST_TIMES_LARGER = 50
const MOST_BYTES = 8 * 1024 ** 3
const NAMES = /^(manifest\.json|project\.json|binaries\/[0-9a-f]{64})$/

const NOT_OURS = "This file is not a project that was exported from the studio, or it is damaged. Export the project again."

/**
 * Opens a file that somebody says is a project; only what an export writes is taken.
 * @throws {Error} when the disk fails: never because of what is in the file
 */
export async function openProjectZip(path: string, size: number): Promise<Result<ProjectZip>> {
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
      if (!NAMES.test(name) || entries.has(name) || entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) return refused("not_a_project")
      entries.set(name, entry)
      unpacked += entry.uncompressedSize
    }
    if (unpacked > MOST_BYTES || unpacked > MOST_TIMES_LARGER * size + MOST_TEXT_BYTES) return refused("too_large", "This file would become too large when it is unpacked.")
    const [manifest, project] = [await textIn(zip, entries.get("manifest.json")), await textIn(zip, entries.get("project.json"))]
    if (manifest === null || project === null) return refused("not_a_project")
    return ok(opened(zip, entries, project, namesIn(manifest)))
  } catch (error) {
    if (isDisk(error)) { zip?.close(); throw error }
    return refused("not_a_project")
  }
}

function opened(zip: ZipFile, entries: ReadonlyMap<string, Entry>, project: string, names: ReadonlyMap<string, { name: string; mime_type: string }>): ProjectZip {
  const hashes = [...entries.keys()].flatMap((name) => (name.startsWith("binaries/") ? [name.slice("binaries/".length)] : []))
  return {
    project, binaries: hashes.map((hash) => ({ hash, name: "Untitled", mime_type: "application/octet-stream", ...names.get(hash) })),
    close: () => { zip.close() },
    unpack: async (hash, path) => {
      const entry = entries.get(`binaries/${hash}`)
      if (!entry) return false
      try {
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path))
        return true
      } catch (error) {
        if (isDisk(error)) throw error
        return false
      }
    },
  }
}

async function textIn(zip: ZipFile, entry: Entry | undefined): Promise<string | null> {
  if (!entry || entry.uncompressedSize > MOST_TEXT_BYTES) return null
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return JSON.parse(text) instanceof Object ? text : null
}

/** What a manifest calls its files; what it says beyond that is not asked. */
function namesIn(manifest: string): Map<string, { name: string; mime_type: string }> {
  const { binaries } = JSON.parse(manifest) as { binaries?: unknown }
  return new Map((Array.isArray(binaries) ? (binaries as Record<string, unknown>[]) : []).flatMap((each) => {
    const { hash, name, mime_type } = each
    if (typeof hash !== "string") return []
    return [[hash, {
      name: typeof name === "string" && name ? name.replace(/[\p{Cc}/\\]/gu, "").slice(0, 255) : "Untitled",
      mime_type: typeof mime_type === "string" && /^audio\/[\w.+-]{1,60}$/.test(mime_type) ? mime_type : "application/octet-stream",
    }]]
  }))
}

/** Errors of the system carry a code such as ENOSPC; those of a zip do not, and zlib's begin with Z. */
const isDisk = (error: unknown): boolean => /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | null)?.code ?? ""))
