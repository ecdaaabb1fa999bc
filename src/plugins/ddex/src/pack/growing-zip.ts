import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { stat, unlink } from "node:fs/promises"
import { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"

const CHUNK = 1024 ** 2

/** A zip that is written while its files are still being made: nothing is pressed (sound does not shrink), and each file is read once. */
export class GrowingZip {
  private readonly zip_ = new ZipFile()
  private readonly dressed_: { mtime: Date; mode: number; compress: false }
  private readonly written_: Promise<void>

  /** @param at the date of its entries */
  constructor(path: string, at: Date, signal: AbortSignal) {
    const failed = new AbortController()
    this.dressed_ = { mtime: at, mode: 0o100644, compress: false }
    this.zip_.on("error", (error: Error) => { failed.abort(error) })
    this.written_ = pipeline(this.zip_.outputStream, createWriteStream(path, { highWaterMark: CHUNK }), { signal: AbortSignal.any([signal, failed.signal]) })
    this.written_.catch(() => undefined) // Whoever waits for a file, or for the end, hears of it.
  }

  /** Takes a finished file in, in its turn, and removes it. @returns its size and sum once it is in */
  async file(source: string, path: string): Promise<{ size: number; md5: string }> {
    const { size } = await stat(source)
    const md5 = createHash("md5")
    const taken = new Promise<{ size: number; md5: string }>((resolve, reject) => {
      this.written_.catch(reject)
      this.zip_.addReadStreamLazy(path, { ...this.dressed_, size }, (begin) => {
        const watch = new Transform({
          highWaterMark: CHUNK, transform: (chunk: Buffer, _, next) => { md5.update(chunk); next(null, chunk) },
          flush: (end) => { resolve({ size, md5: md5.digest("hex") }); end() },
        })
        createReadStream(source, { highWaterMark: CHUNK }).on("error", (error) => watch.destroy(error)).pipe(watch)
        begin(null, watch.on("error", reject))
      })
    })
    const sums = await taken
    await unlink(source)
    return sums
  }

  /** Takes a text in. */
  text(path: string, content: string): void {
    this.zip_.addBuffer(Buffer.from(content), path, this.dressed_)
  }

  /** Ends it. @throws {Error} when a file could not be read or the disk fails */
  async close(): Promise<void> {
    this.zip_.end()
    await this.written_
  }
}
