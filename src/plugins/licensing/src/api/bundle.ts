import type { Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"
import type { Deliverable } from "./deliverables"

/**
 * Streams files as one zip, each opened when it is its turn, none of them held in memory or pressed: sound and zips do not shrink.
 * @param at the date of the entries
 * @throws when a file cannot be read, or whoever reads goes away
 */
export async function sendBundle(files: readonly Deliverable[], at: Date, into: Writable): Promise<void> {
  const zip = new ZipFile()
  const failed = new AbortController()
  let open: Readable | undefined
  zip.on("error", (error: Error) => { failed.abort(error) })
  for (const { filename, size, open: begin } of files) {
    zip.addReadStreamLazy(filename, { compress: false, mtime: at, mode: 0o100644, size }, (done) => {
      begin().then((stream) => { open = stream; done(null, stream) }, done)
    })
  }
  zip.end()
  try {
    await pipeline(zip.outputStream, into, { signal: failed.signal })
  } finally {
    open?.destroy()
  }
}
