import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { lstat, mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { copyStored, fetchStored, sumsOf } from "./stored-files"

const never = new AbortController().signal
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex")
let folder = ""
let files = 0
const fresh = () => join(folder, `file-${++files}`)

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "max-booster-stored-")) })
afterAll(async () => { await rm(folder, { recursive: true }) })

describe("a stored file in a job's folder", () => {
  it("is copied as it is, however its chunks come", async () => {
    const chunk = fc.uint8Array({ maxLength: 50 }).chain((seed) => fc.constantFrom(1, 1_000, 300_000, 1_200_000).map((length) => Buffer.alloc(length, Buffer.from([...seed, 1]))))
    await fc.assert(fc.asyncProperty(fc.array(chunk, { maxLength: 6 }), async (chunks) => {
      const [path, whole] = [fresh(), Buffer.concat(chunks)]
      await fetchStored(Readable.from(chunks, { objectMode: false }), sha256(whole), path, never)
      expect((await readFile(path)).equals(whole)).toBe(true)
    }), { numRuns: 40 })
  })

  it("is a link where storage is this disk, and what is stored outlives it", async () => {
    const [stored, path, bytes] = [fresh(), fresh(), Buffer.alloc(3_000_000, "beat")]
    await writeFile(stored, bytes)
    await fetchStored(createReadStream(stored), sha256(bytes), path, never)
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect((await readFile(path)).equals(bytes)).toBe(true)
    await unlink(path)
    expect(await sumsOf(stored, never)).toEqual({ size: bytes.length, sha256: sha256(bytes) })
  })

  it("is refused when storage returns other bytes, copied or linked", async () => {
    const stored = fresh()
    await writeFile(stored, "other")
    await expect(fetchStored(createReadStream(stored), sha256(Buffer.from("mine")), fresh(), never)).rejects.toThrow("storage returned other bytes")
    await expect(fetchStored(Readable.from([Buffer.from("other")]), sha256(Buffer.from("mine")), fresh(), never)).rejects.toThrow("storage returned other bytes")
  })

  it("that is gone is an error, and ends nothing else", async () => {
    await expect(fetchStored(createReadStream(fresh()), "00", fresh(), never)).rejects.toThrow("ENOENT")
  })

  it("is not read on after its limit, nor after the job was given up", async () => {
    const given = { chunks: 0 }
    const endless = () => Readable.from((async function* () { for (;;) { given.chunks++; yield Buffer.alloc(1_000) } })(), { objectMode: false })
    expect((await copyStored(endless(), fresh(), never, 5_000)).size).toBe(6_000)
    expect(given.chunks).toBeLessThan(100)
    await expect(copyStored(endless(), fresh(), AbortSignal.timeout(20))).rejects.toThrow("aborted")
  })
})
