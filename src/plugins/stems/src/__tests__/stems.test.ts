import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { execFile } from "node:child_process"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { LIVE, RECORDINGS, type MadePack, type MadeStem, type Notice, type PackTask, type StemsDoor, type StemsState, type StemsTask } from "@max-booster/extension-api"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openPromise } from "yauzl"
import type { StemsManifest } from "../core/stems-manifest"
import addHandler from "../jobs/add-stems"
import packHandler from "../jobs/pack-stems"
import { mend } from "../pack/mend"
import { makeWithFfmpeg, sine, writeWav } from "../testing/sounds"
import { badZips, rawZip, zipFiles } from "../testing/zips"

const SECONDS = 4

/** The stems door over a folder, as the recordings module keeps it in its tables. */
class ShelfOfStems implements Partial<StemsDoor> {
  state: StemsState = "processing"
  problem: { code: string; message: string } | null = null
  progress: { phase: string; fraction: number }[] = []
  stems: (MadeStem & { id: string; checksum: string })[] = []
  /** The packed zip, and what is heard of each stem. */
  kept: string | null = null
  heard: string[] = []
  filename = ""
  newest = "up_1"
  failNextStore = false
  durationMs = SECONDS * 1_000
  /** The recording itself. */
  mix: string | null = null

  constructor(readonly folder: string, readonly zip: string, readonly checksum: string) {}

  stemsTask(recording_id: string, uploadId: string): Promise<StemsTask | null> {
    if (recording_id !== "rec_1" || uploadId !== this.newest) return Promise.resolve(null)
    return Promise.resolve({ recording_id, seller_id: "sel_1", state: this.state, duration_ms: this.durationMs, zip: { asset_id: "ast_zip", size: 1, checksum: this.checksum } })
  }
  openAsset(id: string) { return Promise.resolve(createReadStream(id === "ast_mix" ? (this.mix ?? "") : id === "ast_zip" ? this.zip : (this.stems.find((each) => each.id === id)?.path ?? ""))) }
  recordStemsProgress(_id: string, progress: { phase: string; fraction: number }) { this.progress.push(progress); return Promise.resolve() }
  async acceptStems(_id: string, uploadId: string, stems: readonly MadeStem[]) {
    if (this.failNextStore) { this.failNextStore = false; throw new Error("The bucket is away") }
    if (uploadId !== this.newest) return false
    this.stems = await Promise.all(stems.map(async (each, index) => {
      const path = join(this.folder, `stem-${index}`)
      await copyFile(each.path, path)
      return { ...each, path, id: `stm_${index}`, checksum: createHash("sha256").update(await readFile(path)).digest("hex") }
    }))
    return true
  }
  refuseStems(_id: string, _uploadId: string, problem: { code: string; message: string }) { this.state = "refused"; this.problem = problem; return Promise.resolve() }
  failStems(_id: string, _of: unknown, message: string) { this.state = "failed"; this.problem = { code: "failed", message }; return Promise.resolve() }
  ingestTask() { return Promise.resolve({ source: this.mix && { asset_id: "ast_mix", checksum: null }, sound: { facts: {}, loudness: { integratedLufs: -20, rangeLu: 3, truePeakDbtp: -3 } } }) }
  voiceTagOf() { return Promise.resolve({ revision: 0, sound: null, draft: null, settings: { kind: "bell", text: "", voice: "slt", first_at: 2, every: 15, level_db: 0, duck_db: 9 } }) }
  packTask(recording_id: string, revision: number): Promise<PackTask | null> {
    if (revision !== 1) return Promise.resolve(null)
    return Promise.resolve({
      recording_id, seller_id: "sel_1", title: "Night / Drive", bpm: 140, key: "A minor", duration_ms: this.durationMs,
      stems: this.stems.map(({ id, checksum, path: _, ...each }, position) => ({ ...each, id, recording_id, position, state: "ready" as const, problem_code: null, problem_message: null, file: { asset_id: id, checksum } })),
    })
  }
  leavePack(_id: string, _revision: number, state: "unfit" | "none") { this.state = state; return Promise.resolve() }
  async keepPack(_id: string, _revision: number, { zip, previews }: MadePack) {
    this.kept = join(this.folder, "kept.zip")
    await copyFile(zip.path, this.kept)
    this.heard = await Promise.all(previews.map(async ({ stem_id, path }) => { const to = join(this.folder, `heard-${stem_id}.mp3`); await copyFile(path, to); return to }))
    this.filename = zip.filename
    this.state = "ready"
    return true
  }
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

function jobsOf(shelf: ShelfOfStems, { signal = new AbortController().signal, isLast = false, upload_id = "up_1" } = {}) {
  const doors: Record<string, unknown> = { [RECORDINGS]: shelf, [LIVE]: { publish: (notice: Notice) => { notices.push(notice); return Promise.resolve() } } }
  const container = { resolve: <T>(key: string) => doors[key] as T }
  const common = { id: "o-1", attempt: 1, isLast, signal, container, progress: () => Promise.resolve() }
  return { add: () => addHandler.run({ ...common, data: { recording_id: "rec_1", upload_id } }), pack: (revision = 1) => packHandler.run({ ...common, data: { recording_id: "rec_1", revision } }) }
}
const addStems = (shelf: ShelfOfStems, options?: Parameters<typeof jobsOf>[1]) => jobsOf(shelf, options).add()

const workFolders = async () => (await readdir(join(folder, "temp", "max-booster-jobs")).catch(() => [] as string[])).length

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
  it("hears where each lies in its recording", async () => {
    const [mix, early] = [join(folder, "mix.wav"), join(folder, "early.wav")]
    const noise = `anoisesrc=d=${SECONDS}:a=0.3:seed=7:r=44100`
    await makeWithFfmpeg("-i", stem, "-f", "lavfi", "-i", noise, "-filter_complex", "[1]pan=stereo|c0=c0|c1=c0[n];[0][n]amix=inputs=2:normalize=0", "-c:a", "pcm_s16le", mix)
    await makeWithFfmpeg("-f", "lavfi", "-i", noise, "-af", "atrim=start=0.7,asetpts=PTS-STARTPTS", "-c:a", "pcm_s16le", early)
    const shelf = await shelfWith(await zipFiles(join(folder, "placed.zip"), { "Kick.wav": stem, "Noise.wav": early }))
    shelf.mix = mix
    await addStems(shelf)
    expect(shelf.stems.map(({ name, facts }) => [name, facts.lagMs])).toEqual([["Kick", 0], ["Noise", 700]])
  })

  it("keeps lossless copies with names and roles, and packs them with a manifest", async () => {
    const flac = join(folder, "pad.flac")
    const aiff = join(folder, "bass.aiff")
    await makeWithFfmpeg("-f", "lavfi", "-i", `anoisesrc=d=${SECONDS}:a=0.3:seed=1:r=48000`, "-sample_fmt", "s32", "-metadata", "comment=Private note", "-f", "flac", flac)
    await makeWithFfmpeg("-f", "lavfi", "-i", `sine=110:d=${SECONDS}`, "-c:a", "pcm_s24be", "-metadata", "title=Private note", "-f", "aiff", aiff)
    const zip = await zipFiles(join(folder, "good.zip"), {
      "Beat/Synths/Pad 🌃.flac": flac, "Beat/Kick.wav": stem, "Beat/Bass.aiff": aiff, "__MACOSX/Beat/._Kick.wav": Buffer.from("finder"), "Beat/.DS_Store": Buffer.from("finder"),
    })
    const shelf = await shelfWith(zip)
    expect(await addStems(shelf)).toEqual({ outcome: "accepted" })
    expect(shelf.stems.map(({ name, role, facts }) => [name, role, facts.extension])).toEqual([["Bass", "bass", "wav"], ["Kick", "kick", "wav"], ["Synths - Pad 🌃", "pad", "flac"]])
    for (const [index, original] of [aiff, stem, flac].entries()) {
      expect(await samplesHash(shelf.stems[index]?.path ?? "")).toBe(await samplesHash(original))
      expect((await readFile(shelf.stems[index]?.path ?? "")).includes("Private note")).toBe(false)
    }
    expect(await jobsOf(shelf).pack()).toEqual({ outcome: "ready" })
    expect(shelf).toMatchObject({ state: "ready", filename: "Night Drive (stems).zip" })
    const { files, isStored, manifest } = await contentOf(shelf.kept)
    expect(isStored).toBe(true)
    expect([...files.keys()]).toEqual(["manifest.json", "01 Bass.wav", "02 Kick.wav", "03 Synths - Pad 🌃.flac"])
    expect(manifest).toMatchObject({ title: "Night / Drive", bpm: 140, key: "A minor" })
    expect(manifest.stems).toMatchObject([
      { name: "Bass", role: "bass", duration_ms: 4_000, sample_rate: 44_100, channels: 1, bit_depth: 24 }, { name: "Kick", role: "kick", channels: 2, bit_depth: 16 }, { name: "Synths - Pad 🌃", role: "pad", sample_rate: 48_000 },
    ])
    for (const { file, sha256 } of manifest.stems) expect(createHash("sha256").update(files.get(file) ?? "").digest("hex")).toBe(sha256)
    expect(shelf.heard).toHaveLength(3)
    expect(notices[0]).toMatchObject({ audience: { actor: "seller", id: "sel_1" }, topic: "recording:rec_1", kind: "recording.stems-progress", data: { recording_id: "rec_1" } })
    expect(notices.at(-1)).toMatchObject({ kind: "recording.stems-ready", data: { stems: 3 } })
    expect(await workFolders()).toBe(0)
  })

  it("packs the same bytes of the same stems, in whatever order they were zipped", async () => {
    const one = await shelfWith(await zipFiles(join(folder, "one.zip"), { "Kick.wav": stem, "Pad.wav": stem }))
    const other = await shelfWith(await zipFiles(join(folder, "other.zip"), { "My beat/Pad.wav": stem, "My beat/Kick.wav": stem }))
    for (const shelf of [one, other]) { await addStems(shelf); await jobsOf(shelf).pack() }
    expect((await readFile(one.kept ?? "")).equals(await readFile(other.kept ?? ""))).toBe(true)
  })

  it("packs nothing while a stem does not fit, nor of stems that changed", async () => {
    const shelf = await shelfWith(await zipFiles(join(folder, "unfit.zip"), { "Kick.wav": stem }))
    await addStems(shelf)
    shelf.durationMs = 9_000
    expect(await jobsOf(shelf).pack()).toEqual({ outcome: "unfit" })
    expect(await jobsOf(shelf).pack(0)).toEqual({ outcome: "superseded" })
    shelf.stems = []
    expect(await jobsOf(shelf).pack()).toEqual({ outcome: "none" })
    expect(shelf.kept).toBeNull()
  })

  it("mends names that no file system takes", async () => {
    const data = await readFile(stem)
    const zip = join(folder, "names.zip")
    await writeFile(zip, rawZip([{ name: "Kick\n808 🔥.wav", data }, { name: `${"é".repeat(4_096)}.wav`, data }, { name: "a<b>:c?.wav", data }, { name: "manifest.json.wav", data }, { name: Buffer.from([0x80, 0x2e, 0x77, 0x61, 0x76]), data, flags: 0 }]))
    const shelf = await shelfWith(zip)
    expect(await addStems(shelf)).toEqual({ outcome: "accepted" })
    expect(shelf.stems.map(({ name }) => name).sort()).toEqual(["Kick 808 🔥", "a b c", "manifest.json", "é".repeat(80), "Ç"].sort())
  })

  it("does nothing for an upload that a newer one replaced", async () => {
    const shelf = await shelfWith(await zipFiles(join(folder, "again.zip"), { "Kick.wav": stem }))
    expect(await addStems(shelf, { upload_id: "up_0" })).toEqual({ outcome: "superseded" })
    expect(shelf.stems).toEqual([])
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
    expect(await addStems(shelf)).toEqual({ outcome: "accepted" })
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
    expect(shelf).toMatchObject({ state: "refused", stems: [] })
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

  it("says which stem is lossy", async () => {
    const mp3 = join(folder, "lossy.mp3")
    await makeWithFfmpeg("-i", stem, "-f", "mp3", mp3)
    expect((await refused(await zipFiles(join(folder, "lossy.zip"), { "Lead.wav": mp3 })))?.code).toBe("lossy-stem")
  })
})

describe("mending a stem", () => {
  const facts = { codec: "pcm_s16le", extension: "wav" as const, sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs: SECONDS * 1_000, lagMs: null }
  const never = new AbortController().signal
  const samplesOf = async (path: string) => {
    const { stdout } = await promisify(execFile)("ffmpeg", ["-v", "error", "-nostdin", "-i", path, "-f", "s16le", "-"], { encoding: "buffer", maxBuffer: 64 * 1024 ** 2 })
    return new Int16Array(stdout.buffer, stdout.byteOffset, stdout.length / 2)
  }

  it("adds silence at the end or the start and leaves its samples as they are", async () => {
    const original = await samplesOf(stem)
    const atEnd = await samplesOf((await mend(stem, facts, "pad-end", 6_000, folder, never))?.path ?? "")
    expect(atEnd.length).toBe(6 * 44_100 * 2)
    expect(atEnd.slice(0, original.length)).toEqual(original)
    expect(atEnd.slice(original.length).every((sample) => sample === 0)).toBe(true)
    const atStart = await samplesOf((await mend(stem, facts, "pad-start", 6_000, folder, never))?.path ?? "")
    expect(atStart.length).toBe(6 * 44_100 * 2)
    expect(atStart.slice(2 * 44_100 * 2)).toEqual(original)
  })

  it("cuts the end of one that is too long, and does nothing the wrong way round", async () => {
    expect((await samplesOf((await mend(stem, facts, "cut-end", 3_000, folder, never))?.path ?? "")).length).toBe(3 * 44_100 * 2)
    expect(await mend(stem, facts, "cut-end", 6_000, folder, never)).toBeNull()
    expect(await mend(stem, facts, "pad-end", 3_000, folder, never)).toBeNull()
    expect(await mend(stem, facts, "align", 4_000, folder, never)).toBeNull()
  })

  it("moves one to where it lies in its recording, and keeps its length", async () => {
    const original = await samplesOf(stem)
    const [later, earlier] = [await samplesOf((await mend(stem, { ...facts, lagMs: 500 }, "align", 4_000, folder, never))?.path ?? ""), await samplesOf((await mend(stem, { ...facts, lagMs: -500 }, "align", 4_000, folder, never))?.path ?? "")]
    expect([later.length, earlier.length]).toEqual([original.length, original.length])
    expect(later.slice(0, 44_100).every((sample) => sample === 0)).toBe(true)
    // All but the 5 ms that fade.
    expect(later.slice(44_100, -2 * 221)).toEqual(original.slice(0, -44_100 - 2 * 221))
    expect(earlier.slice(2 * 221, -44_100)).toEqual(original.slice(44_100 + 2 * 221))
  })
})
