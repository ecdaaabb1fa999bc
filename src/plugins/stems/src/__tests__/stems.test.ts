import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { execFile } from "node:child_process"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { LIVE, RECORDINGS, type Notice, type StemsDoor, type StemsState, type StemsTask } from "@max-booster/extension-api"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openPromise } from "yauzl"
import type { StemsManifest } from "../core/stems-manifest"
import handler from "../jobs/add-stems"
import { makeWithFfmpeg, sine, writeWav } from "../testing/sounds"
import { badZips, rawZip, zipFiles } from "../testing/zips"

const SECONDS = 4

/** The stems door over a folder, as the recordings module keeps it in its tables. */
class ShelfOfStems implements StemsDoor {
  state: StemsState = "processing"
  problem: { code: string; message: string } | null = null
  progress: { phase: string; fraction: number }[] = []
  /** The stored zip. */
  kept: string | null = null
  filename = ""
  newest = "up_1"
  failNextStore = false

  constructor(readonly folder: string, readonly zip: string, readonly checksum: string) {}

  stemsTask(recording_id: string, uploadId: string): Promise<StemsTask | null> {
    if (recording_id !== "rec_1" || uploadId !== this.newest) return Promise.resolve(null)
    return Promise.resolve({
      recording_id, seller_id: "sel_1", state: this.state, title: "Night / Drive", duration_ms: SECONDS * 1_000, bpm: 140, key: "A minor",
      zip: { asset_id: "ast_zip", size: 1, checksum: this.checksum },
    })
  }
  openAsset() { return Promise.resolve(createReadStream(this.zip)) }
  recordStemsProgress(_id: string, _uploadId: string, progress: { phase: string; fraction: number }) { this.progress.push(progress); return Promise.resolve() }
  async acceptStems(_id: string, uploadId: string, { path, filename }: { path: string; filename: string }) {
    if (this.failNextStore) { this.failNextStore = false; throw new Error("The bucket is away") }
    if (uploadId !== this.newest) return false
    this.kept = join(this.folder, "kept.zip")
    await copyFile(path, this.kept)
    this.filename = filename
    this.state = "ready"
    return true
  }
  refuseStems(_id: string, _uploadId: string, problem: { code: string; message: string }) { this.state = "refused"; this.problem = problem; return Promise.resolve() }
  failStems(_id: string, _uploadId: string, message: string) { this.state = "failed"; this.problem = { code: "failed", message }; return Promise.resolve() }
}

let folder: string
let stem: string
let notices: Notice[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stems-"))
  process.env.MAX_BOOSTER_TEMP = join(folder, "temp")
  stem = await writeWav(join(folder, "stem.wav"), SECONDS, sine(220))
})
afterAll(async () => { delete process.env.MAX_BOOSTER_TEMP; await rm(folder, { recursive: true, force: true }) })
beforeEach(() => { notices = [] })

async function shelfWith(zip: string): Promise<ShelfOfStems> {
  return new ShelfOfStems(await mkdtemp(join(folder, "shelf-")), zip, createHash("sha256").update(await readFile(zip)).digest("hex"))
}

function addStems(shelf: ShelfOfStems, { signal = new AbortController().signal, isLast = false, upload_id = "up_1" } = {}) {
  const doors: Record<string, unknown> = { [RECORDINGS]: shelf, [LIVE]: { publish: (notice: Notice) => { notices.push(notice); return Promise.resolve() } } }
  const container = { resolve: <T>(key: string) => doors[key] as T }
  return handler.run({ id: "o-1", data: { recording_id: "rec_1", upload_id }, attempt: 1, isLast, signal, container, progress: () => Promise.resolve() })
}

const workFolders = async () => (await readdir(join(folder, "temp", "max-booster-stems")).catch(() => [] as string[])).length

/** What is in a made zip. */
async function contentOf(path: string | null): Promise<{ files: Map<string, Buffer>; isStored: boolean; manifest: StemsManifest }> {
  const zip = await openPromise(path ?? "")
  const files = new Map<string, Buffer>()
  let isStored = true
  for await (const entry of zip.eachEntry()) {
    isStored &&= entry.compressionMethod === 0
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    files.set(entry.fileName, Buffer.concat(chunks))
  }
  return { files, isStored, manifest: JSON.parse(String(files.get("manifest.json"))) as StemsManifest }
}

/** Samples as 32-bit integers: equal for two files if and only if they sound the same to the last bit. */
async function samplesHash(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)("ffmpeg", ["-v", "error", "-nostdin", "-i", path, "-map", "0:a:0", "-c:a", "pcm_s32le", "-f", "md5", "-"])
  return stdout.trim()
}

describe("adding stems", () => {
  it("packs lossless copies with a manifest, and tells how it goes", async () => {
    const flac = join(folder, "pad.flac")
    const aiff = join(folder, "bass.aiff")
    await makeWithFfmpeg("-f", "lavfi", "-i", `anoisesrc=d=${SECONDS}:a=0.3:seed=1:r=48000`, "-sample_fmt", "s32", "-metadata", "comment=Private note", "-f", "flac", flac)
    await makeWithFfmpeg("-f", "lavfi", "-i", `sine=110:d=${SECONDS}`, "-c:a", "pcm_s24be", "-metadata", "title=Private note", "-f", "aiff", aiff)
    const zip = await zipFiles(join(folder, "good.zip"), {
      "Beat/Synths/Pad 🌃.flac": flac, "Beat/Kick.wav": stem, "Beat/Bass.aiff": aiff, "__MACOSX/Beat/._Kick.wav": Buffer.from("finder"), "Beat/.DS_Store": Buffer.from("finder"),
    })
    const shelf = await shelfWith(zip)
    expect(await addStems(shelf)).toEqual({ outcome: "ready" })
    expect(shelf).toMatchObject({ state: "ready", filename: "Night Drive (stems).zip" })

    const { files, isStored, manifest } = await contentOf(shelf.kept)
    expect(isStored).toBe(true)
    expect([...files.keys()]).toEqual(["manifest.json", "Bass.wav", "Kick.wav", "Synths - Pad 🌃.flac"])
    expect(manifest).toMatchObject({ title: "Night / Drive", bpm: 140, key: "A minor" })
    expect(manifest.stems).toMatchObject([
      { name: "Bass", file: "Bass.wav", duration_ms: 4_000, sample_rate: 44_100, channels: 1, bit_depth: 24 },
      { name: "Kick", file: "Kick.wav", duration_ms: 4_000, sample_rate: 44_100, channels: 2, bit_depth: 16 },
      { name: "Synths - Pad 🌃", file: "Synths - Pad 🌃.flac", duration_ms: 4_000, sample_rate: 48_000, channels: 1, bit_depth: 24 },
    ])
    for (const { file, sha256 } of manifest.stems) expect(createHash("sha256").update(files.get(file) ?? "").digest("hex")).toBe(sha256)
    for (const [file, original] of [["Bass.wav", aiff], ["Kick.wav", stem], ["Synths - Pad 🌃.flac", flac]] as const) {
      const made = join(shelf.folder, "made")
      await writeFile(made, files.get(file) ?? "")
      expect(await samplesHash(made), file).toBe(await samplesHash(original))
      expect(files.get(file)?.includes("Private note"), file).toBe(false)
    }

    const fractions = shelf.progress.map(({ fraction }) => fraction)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(new Set(shelf.progress.map(({ phase }) => phase)).size).toBe(5)
    expect(notices[0]).toMatchObject({ audience: { actor: "seller", id: "sel_1" }, topic: "recording:rec_1", kind: "recording.stems-progress", data: { recording_id: "rec_1" } })
    expect(notices.at(-1)).toMatchObject({ kind: "recording.stems-ready", data: { stems: 3 } })
    expect(await workFolders()).toBe(0)
  })

  it("makes the same bytes of the same stems, in whatever order they were zipped", async () => {
    const one = await shelfWith(await zipFiles(join(folder, "one.zip"), { "Kick.wav": stem, "Pad.wav": stem }))
    const other = await shelfWith(await zipFiles(join(folder, "other.zip"), { "My beat/Pad.wav": stem, "My beat/Kick.wav": stem }))
    await addStems(one)
    await addStems(other)
    expect((await readFile(one.kept ?? "")).equals(await readFile(other.kept ?? ""))).toBe(true)
  })

  it("mends names that no file system takes", async () => {
    const data = await readFile(stem)
    const zip = join(folder, "names.zip")
    await writeFile(zip, rawZip([{ name: "Kick\n808 🔥.wav", data }, { name: `${"é".repeat(4_096)}.wav`, data }, { name: "a<b>:c?.wav", data }, { name: "manifest.json.wav", data }, { name: Buffer.from([0x80, 0x2e, 0x77, 0x61, 0x76]), data, flags: 0 }]))
    const shelf = await shelfWith(zip)
    expect(await addStems(shelf)).toEqual({ outcome: "ready" })
    const { manifest } = await contentOf(shelf.kept)
    expect(manifest.stems.map(({ name }) => name).sort()).toEqual(["Kick 808 🔥", "a b c", "manifest.json", "é".repeat(80), "Ç"].sort())
  })

  it("does nothing a second time, nor for an upload that a newer one replaced", async () => {
    const shelf = await shelfWith(await zipFiles(join(folder, "again.zip"), { "Kick.wav": stem }))
    shelf.state = "ready"
    expect(await addStems(shelf)).toEqual({ outcome: "ready" })
    expect(await addStems(shelf, { upload_id: "up_0" })).toEqual({ outcome: "superseded" })
    expect(shelf.kept).toBeNull()
  })

  it("mends itself on the next try, and is failed in calm words after the last", async () => {
    const shelf = await shelfWith(await zipFiles(join(folder, "storage.zip"), { "Kick.wav": stem }))
    shelf.failNextStore = true
    await expect(addStems(shelf)).rejects.toThrow("The bucket is away")
    expect(shelf.state).toBe("processing")
    expect(await workFolders()).toBe(0)
    shelf.failNextStore = true
    await expect(addStems(shelf, { isLast: true })).rejects.toThrow("The bucket is away")
    expect(shelf.problem?.message).toMatch(/on our side/)
    expect(notices.at(-1)?.kind).toBe("recording.stems-failed")
    expect(await addStems(shelf)).toEqual({ outcome: "ready" })
  })

  it("stops when the worker stops, and leaves nothing behind", async () => {
    const shelf = await shelfWith(await zipFiles(join(folder, "stop.zip"), Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.wav`, stem]))))
    const stopping = new AbortController()
    setTimeout(() => { stopping.abort(new Error("The worker stops")) }, 700)
    await expect(addStems(shelf, { signal: stopping.signal })).rejects.toThrow()
    expect(shelf.state).toBe("processing")
    expect(await workFolders()).toBe(0)
  })
})

describe("refusing stems", () => {
  const refused = async (zip: string) => {
    const shelf = await shelfWith(zip)
    expect(await addStems(shelf)).toEqual({ outcome: "refused" })
    expect(shelf).toMatchObject({ state: "refused", kept: null })
    expect(notices.at(-1)).toMatchObject({ kind: "recording.stems-refused", data: { ...shelf.problem } })
    expect(await workFolders()).toBe(0)
    return shelf.problem
  }

  it.each(badZips)("$name: $code", async ({ code, make }) => {
    const path = join(folder, "bad.zip")
    await make(path, stem)
    expect((await refused(path))?.code).toBe(code)
    expect((await readdir(folder)).filter((name) => name.includes("escaped"))).toEqual([])
  })

  it("says which stem has another length, and which is lossy", async () => {
    const short = await writeWav(join(folder, "short.wav"), 1.5, sine(220))
    expect(await refused(await zipFiles(join(folder, "length.zip"), { "Kick.wav": stem, "Pad.wav": short }))).toEqual({ code: "length-differs", message: expect.stringMatching(/“Pad” is 1\.5 seconds long, but the recording is 4 seconds/) as unknown })
    const mp3 = join(folder, "lossy.mp3")
    await makeWithFfmpeg("-i", stem, "-f", "mp3", mp3)
    expect((await refused(await zipFiles(join(folder, "lossy.zip"), { "Lead.wav": mp3 })))?.code).toBe("lossy-stem")
  })
})
