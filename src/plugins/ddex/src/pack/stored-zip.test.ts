import { createHash } from "node:crypto"
import { access, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buffer } from "node:stream/consumers"
import { crc32 } from "node:zlib"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as yauzl from "yauzl"
import { directory, localRecord } from "../core/zip-records"
import { StoredZip } from "./stored-zip"

const at = new Date("2026-11-27T10:20:30Z")
const never = new AbortController().signal
let folder = ""
let files = 0
const fresh = () => join(folder, `file-${++files}`)

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "max-booster-zip-")) })
afterAll(async () => { await rm(folder, { recursive: true }) })

async function read(path: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const zip = await yauzl.openPromise(path)
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    expect(crc32(bytes)).toBe(entry.crc32)
    expect(entry.getLastModDate({ timezone: "UTC" })).toEqual(at)
    found.set(entry.fileName, bytes)
  }
  return found
}

describe("a zip of stored files", () => {
  it("gives back what was put in, by name and in order, and sums that are those of the bytes", async () => {
    const name = fc.stringMatching(/^[A-Za-z0-9äß音]{1,12}$/)
    const entries = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 2_000 }), isFile: fc.boolean() }), { selector: (each) => each.name, maxLength: 8 })
    await fc.assert(fc.asyncProperty(entries, async (given) => {
      const path = fresh()
      await StoredZip.write(path, at, never, async (zip) => {
        for (const { name, bytes, isFile } of given) {
          const source = fresh()
          if (isFile) await writeFile(source, bytes)
          const sums = isFile ? await zip.file(source, name) : await zip.bytes(Buffer.from(bytes), name)
          expect(sums).toEqual({ size: bytes.length, md5: createHash("md5").update(bytes).digest("hex") })
          await expect(access(source)).rejects.toThrow("ENOENT")
        }
      })
      expect([...(await read(path))]).toEqual(given.map(({ name, bytes }) => [name, Buffer.from(bytes)]))
    }), { numRuns: 60 })
  })

  it("of several reads keeps every byte", async () => {
    const [source, path, bytes] = [fresh(), fresh(), Buffer.alloc(2_500_000, "a bar of four")]
    await writeFile(source, bytes)
    await StoredZip.write(path, at, never, (zip) => zip.file(source, "a/long.wav"))
    expect((await read(path)).get("a/long.wav")?.equals(bytes)).toBe(true)
  })

  it("says before each file how long it is, for readers that never seek", async () => {
    const path = fresh()
    await StoredZip.write(path, at, never, (zip) => zip.bytes(Buffer.from("one"), "1.txt"))
    const bytes = await readFile(path)
    const [flags, length] = [bytes.readUInt16LE(6), bytes.readUInt32LE(18)]
    expect({ isLengthBehind: (flags & 8) !== 0, length }).toEqual({ isLengthBehind: false, length: 3 })
  })

  it("holds files that begin beyond 4 GiB", async () => {
    const [path, begin] = [fresh(), 5 * 1024 ** 3]
    const entry = { name: Buffer.from("far.txt"), crc32: crc32("far"), size: 3, offset: begin }
    const zip = await open(path, "w")
    const parts = [localRecord(entry, at), Buffer.from("far")]
    await zip.write(Buffer.concat(parts), 0, null, begin) // a hole before it, which takes no room
    const end = begin + Buffer.concat(parts).length
    await zip.write(directory([entry], end, at), 0, null, end)
    await zip.close()
    expect([...(await read(path))]).toEqual([["far.txt", Buffer.from("far")]])
  })

  it("that fails is closed, and says why", async () => {
    const stopped = new AbortController()
    stopped.abort(new Error("Given up by its producer"))
    await expect(StoredZip.write(fresh(), at, stopped.signal, (zip) => zip.bytes(Buffer.from("x"), "x"))).rejects.toThrow("Given up by its producer")
    await expect(StoredZip.write(fresh(), at, never, (zip) => zip.file(fresh(), "x"))).rejects.toThrow("ENOENT")
  })
})
