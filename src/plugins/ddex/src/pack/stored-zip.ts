import { createHash } from "node:crypto"
import { open, unlink, type FileHandle } from "node:fs/promises"
import { crc32 } from "node:zlib"
import { directory, localLength, localRecord, type ZipEntry } from "../core/zip-records"

const CHUNK = 1024 ** 2

/** A zip that is written while its files are still being made. Nothing is pressed (sound does not shrink), and each file is read once. */
export class StoredZip {
  private readonly entries_: ZipEntry[] = []
  private length_ = 0

  private constructor(private readonly zip_: FileHandle, private readonly at_: Date, private readonly signal_: AbortSignal) {}

  /**
   * Writes a zip.
   * @param at the date of its files
   * @param fill puts them in, one after the other
   * @throws {Error} when a file cannot be read or the disk fails
   * @throws the signal's reason when it aborts
   */
  static async write<T>(path: string, at: Date, signal: AbortSignal, fill: (zip: StoredZip) => Promise<T>): Promise<T> {
    const handle = await open(path, "wx")
    try {
      const zip = new StoredZip(handle, at, signal)
      const filled = await fill(zip)
      await zip.put_(directory(zip.entries_, zip.length_, at), zip.length_)
      return filled
    } finally {
      await handle.close()
    }
  }

  /** Takes a finished file in, and removes it. @returns its size and sum */
  async file(source: string, path: string): Promise<{ size: number; md5: string }> {
    const from = await open(source)
    const buffer = Buffer.allocUnsafe(CHUNK)
    const next = async () => buffer.subarray(0, (await from.read(buffer, 0, CHUNK)).bytesRead)
    try {
      return await this.entry_(path, next)
    } finally {
      await from.close()
      await unlink(source)
    }
  }

  /** Takes bytes in. @returns their size and sum */
  async bytes(content: Buffer, path: string): Promise<{ size: number; md5: string }> {
    const chunks = [content]
    return this.entry_(path, async () => chunks.pop() ?? Buffer.alloc(0))
  }

  /** @param next the next bytes, none at the end; they are used before the next are asked for */
  private async entry_(path: string, next: () => Promise<Buffer>): Promise<{ size: number; md5: string }> {
    const name = Buffer.from(path)
    const begin = this.length_ + localLength(name)
    const md5 = createHash("md5")
    let [size, sum] = [0, 0]
    for (let chunk = await next(); chunk.length > 0; chunk = await next()) {
      this.signal_.throwIfAborted()
      md5.update(chunk)
      sum = crc32(chunk, sum)
      await this.put_(chunk, begin + size)
      size += chunk.length
    }
    if (size >= 2 ** 32) throw new Error(`${path} has ${size} bytes: a file of a package has less than 4 GiB`)
    const entry = { name, crc32: sum, size, offset: this.length_ }
    await this.put_(localRecord(entry, this.at_), entry.offset)
    this.entries_.push(entry)
    this.length_ = begin + size
    return { size, md5: md5.digest("hex") }
  }

  private async put_(bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) done += (await this.zip_.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}
