import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"
import { MANIFEST, type StemsManifest } from "../core/stems-manifest"

/** Local time on purpose: zip dates have no zone, and so the bytes are the same in every one. */
const ALWAYS = { mtime: new Date(1980, 0, 1), mode: 0o100644, compress: false, forceDosTimestamp: true }

/**
 * Packs stems without compressing them, the manifest first. The same stems give the same bytes.
 * @param pathOf where each file of the manifest lies
 * @throws {Error} when a file cannot be read or the disk fails
 */
export async function writeZip(path: string, manifest: StemsManifest, pathOf: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> {
  const zip = new ZipFile()
  const failed = new AbortController()
  zip.on("error", (error: Error) => { failed.abort(error) })
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST, ALWAYS)
  for (const { file } of manifest.stems) {
    const from = pathOf.get(file)
    if (!from) throw new Error(`The stem ${file} was never made`)
    zip.addFile(from, file, ALWAYS)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path), { signal: AbortSignal.any([signal, failed.signal]) })
}
