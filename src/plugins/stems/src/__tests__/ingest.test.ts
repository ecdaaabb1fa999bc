import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { LIVE, RECORDINGS, type Analysis, type Asset, type IngestTask, type MadeFile, type Notice, type PartProgress, type RecordingsDoor, type SourceSound, type VoiceTagsDoor } from "@max-booster/extension-api"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { sweepWorkFolders } from "@max-booster/jobs"
import analyse from "../jobs/analyse-recording"
import draw from "../jobs/draw-recording"
import finish from "../jobs/finish-recording"
import gate from "../jobs/ingest-recording"
import preview from "../jobs/preview-recording"
import render from "../jobs/render-recording"
import { badFiles } from "../testing/bad-files"
import { loop, writeWav } from "../testing/sounds"

/** The recordings door over a folder, as the module keeps it in its tables. */
class ShelfOfRecordings implements RecordingsDoor, Pick<VoiceTagsDoor, "voiceTagOf" | "keepPreview"> {
  state: IngestTask["state"] = "processing"
  problem: { code: string; message: string } | null = null
  analysis: Analysis | null = null
  sound: SourceSound | null = null
  bars: readonly number[] = []
  progress: { phase: string; fraction: number }[] = []
  private readonly parts = new Map<string, number>()
  readonly assets = new Map<string, Asset & { path: string }>()
  failNextStore: string | null = null
  tagRevision = 0
  saveTagDuringNextPreview = false
  readonly previews: number[] = []

  constructor(readonly folder: string, readonly name: string, readonly genre: string | null = null) {}

  ingestTask(id: string): Promise<IngestTask | null> {
    const source = this.assets.get("source")
    return Promise.resolve(id !== "rec_1" ? null : { id, seller_id: "sel_1", state: this.state, genre: this.genre, source: source ? { asset_id: source.id, original_name: this.name, size: source.size, checksum: source.checksum } : null, sound: this.sound })
  }
  openAsset(id: string) {
    const asset = [...this.assets.values()].find((each) => each.id === id)
    if (!asset) return Promise.reject(new Error(`No asset ${id}`))
    return Promise.resolve(createReadStream(asset.path))
  }
  async storeAsset(recording_id: string, { kind, variant = "", path, filename, mime_type }: MadeFile): Promise<Asset> {
    if (this.failNextStore === kind) { this.failNextStore = null; throw new Error("The bucket is away") }
    const key = variant ? `${kind}.${variant}` : kind
    const kept = join(this.folder, `kept-${key}`)
    await copyFile(path, kept)
    const bytes = await readFile(kept)
    const asset = { id: `ast_${key}`, recording_id, kind, variant, filename, mime_type, size: bytes.length, checksum: createHash("sha256").update(bytes).digest("hex"), url: null, path: kept }
    this.assets.set(key, asset)
    return asset
  }
  assetsOf() { return Promise.resolve([...this.assets.values()]) }
  voiceTagOf(seller_id: string) {
    return Promise.resolve({ seller_id, revision: this.tagRevision, settings: { kind: "bell" as const, text: "", voice: "slt" as const, first_at: 2, every: 15, level_db: 0, duck_db: 9 }, sound: null, draft: null })
  }
  async keepPreview(id: string, revision: number, files: readonly Omit<MadeFile, "kind">[]) {
    this.previews.push(revision)
    if (this.saveTagDuringNextPreview) { this.saveTagDuringNextPreview = false; this.tagRevision++ }
    for (const file of files) await this.storeAsset(id, { kind: "preview", ...file })
    return true
  }
  recordProgress(_id: string, { part, share, phase, fraction }: PartProgress) {
    if (this.state !== "processing") return Promise.resolve(null)
    this.parts.set(part, share * fraction)
    const whole = { phase, fraction: [...this.parts.values()].reduce((sum, each) => sum + each, 0) }
    this.progress.push(whole)
    return Promise.resolve(whole)
  }
  acceptSource(_id: string, sound: SourceSound) { this.sound = sound; return Promise.resolve() }
  recordAnalysis(_id: string, analysis: Analysis) { this.analysis = analysis; return Promise.resolve() }
  recordBars(_id: string, bars: readonly number[]) { this.bars = bars; return Promise.resolve() }
  finishIngest() {
    const kinds = [...this.assets.values()].map(({ kind }) => kind)
    const missing = (["peaks", "preview", "mp3"] as const).filter((kind) => !kinds.includes(kind))
    if (missing.length === 0) this.state = "ready"
    return Promise.resolve(missing)
  }
  renditionSubject() { return Promise.resolve({ analysis: this.analysis }) }
  markRefused(_id: string, problem: { code: string; message: string }) { this.state = "refused"; this.problem = problem; return Promise.resolve() }
  markFailed(_id: string, message: string) { this.state = "failed"; this.problem = { code: "failed", message }; return Promise.resolve() }
}

let folder: string
let beat: string
let notices: Notice[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ingest-"))
  process.env.MAX_BOOSTER_TEMP = join(folder, "temp")
  beat = await writeWav(join(folder, "beat.wav"), 16, loop(140, [[9, "minor"], [5, "major"], [0, "major"], [7, "major"]]))
})
afterAll(async () => { delete process.env.MAX_BOOSTER_TEMP; await rm(folder, { recursive: true, force: true }) })
beforeEach(() => { notices = [] })

async function shelfWith(path: string, name: string, genre: string | null = null): Promise<ShelfOfRecordings> {
  const own = await mkdtemp(join(folder, "shelf-"))
  const shelf = new ShelfOfRecordings(own, name, genre)
  await shelf.storeAsset("rec_1", { kind: "source", path, filename: name, mime_type: "audio/wav" })
  return shelf
}

function jobsOf(shelf: ShelfOfRecordings, { signal = new AbortController().signal, isLast = false, id = "rec_1" } = {}) {
  const doors: Record<string, unknown> = { [RECORDINGS]: shelf, [LIVE]: { publish: (notice: Notice) => { notices.push(notice); return Promise.resolve() } } }
  const container = { resolve: <T>(key: string) => doors[key] as T }
  const run = (handler: typeof gate) => handler.run({ id: "o-1", data: { recording_id: id }, attempt: 1, isLast, signal, container, progress: () => Promise.resolve() }) as Promise<{ outcome: string }>
  return { run, all: async () => {
    const { outcome } = await run(gate)
    if (outcome !== "accepted") return { outcome }
    const parts = await Promise.allSettled([analyse, draw, preview, render].map(run))
    for (const part of parts) if (part.status === "rejected") throw part.reason
    return run(finish)
  } }
}

/** Runs every job of an ingest, as the queue would. */
const ingest = (shelf: ShelfOfRecordings, options?: Parameters<typeof jobsOf>[1]) => jobsOf(shelf, options).all()

const workFolders = async () => (await readdir(join(folder, "temp", "max-booster-jobs")).catch(() => [] as string[])).length

describe("ingesting a beat", () => {
  it("ends ready with analysis, waveform, tagged preview and deliverables, and tells how it goes", async () => {
    const shelf = await shelfWith(beat, "Night / Drive ‮(final).wav", "drill")
    expect(await ingest(shelf)).toEqual({ outcome: "ready" })
    expect(shelf.state).toBe("ready")
    expect(shelf.analysis).toMatchObject({ bpm: 140, engine: "builtin", durationMs: 16_000, sampleRate: 44_100, channels: 2, bitDepth: 16 })
    expect(["A minor", "C major", "F major", "D minor"]).toContain(shelf.analysis?.key)
    expect(shelf.analysis?.loudnessLufs ?? 0).toBeLessThan(-5)
    expect(shelf.bars.length).toBe(800)
    expect([...shelf.assets.keys()].sort()).toEqual(["mp3", "peaks.16384", "peaks.2048", "peaks.256", "preview", "preview.aac", "source", "wav"])
    expect(shelf.assets.get("wav")?.filename).toBe("Drive (final).wav")
    expect(shelf.assets.get("source")?.checksum).toBe(createHash("sha256").update(await readFile(beat)).digest("hex"))

    const fractions = shelf.progress.map(({ fraction }) => fraction)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(new Set(shelf.progress.map(({ phase }) => phase)).size).toBeGreaterThanOrEqual(7)
    expect(notices[0]).toMatchObject({ audience: { actor: "seller", id: "sel_1" }, topic: "recording:rec_1", kind: "recording.progress", data: { recording_id: "rec_1" } })
    expect(notices.at(-1)).toMatchObject({ kind: "recording.ready", data: { bpm: 140 } })
    expect(await workFolders()).toBe(0)
  }, 120_000)

  it("makes the preview again when the shop's tag is saved meanwhile: the latest counts", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    shelf.saveTagDuringNextPreview = true
    expect(await ingest(shelf)).toEqual({ outcome: "ready" })
    expect(shelf.previews).toEqual([0, 1])
  }, 120_000)

  it("does nothing a second time", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    shelf.state = "ready"
    expect(await ingest(shelf)).toEqual({ outcome: "ready" })
    expect([...shelf.assets.keys()]).toEqual(["source"])
  })

  it("forgets a recording that is gone", async () => {
    expect(await ingest(await shelfWith(beat, "beat.wav"), { id: "rec_2" })).toEqual({ outcome: "gone" })
  })

  it("mends itself on the next try when storage failed in the middle", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    shelf.failNextStore = "mp3"
    await expect(ingest(shelf)).rejects.toThrow("The bucket is away")
    expect(shelf.state).toBe("processing")
    expect(await workFolders()).toBe(0)
    expect(await ingest(shelf)).toEqual({ outcome: "ready" })
    expect(shelf.assets.has("mp3")).toBe(true)
  }, 120_000)

  it("is failed, in calm words, after the last try", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    shelf.failNextStore = "peaks"
    await expect(ingest(shelf, { isLast: true })).rejects.toThrow("The bucket is away")
    expect(shelf.state).toBe("failed")
    expect(shelf.problem?.message).toMatch(/on our side.*try again/)
    expect(notices.at(-1)?.kind).toBe("recording.failed")
  }, 60_000)

  it("does not take other bytes than those that were uploaded", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    await writeFile(join(shelf.folder, "kept-source"), "swapped")
    await expect(ingest(shelf)).rejects.toThrow(/checksum/)
    expect(shelf.state).toBe("processing")
  })

  it("stops when the worker stops, leaves nothing behind, and completes when run again", async () => {
    const shelf = await shelfWith(beat, "beat.wav")
    const stopping = new AbortController()
    setTimeout(() => { stopping.abort(new Error("The worker stops")) }, 900)
    await expect(ingest(shelf, { signal: stopping.signal })).rejects.toThrow("The worker stops")
    expect(await workFolders()).toBe(0)
    expect(await ingest(shelf)).toEqual({ outcome: "ready" })
  }, 120_000)
})

describe("refusing", () => {
  it.each(badFiles.filter(({ name }) => ["empty.wav", "lyrics.wav", "playlist.mp3", "truncated.wav", "ten-hours.flac", "silence.wav"].includes(name)))(
    "$name ends as refused with its sentence and without deliverables", async ({ name, code, make }) => {
      const path = join(folder, name)
      await make(path, folder)
      const shelf = await shelfWith(path, name)
      expect(await ingest(shelf)).toEqual({ outcome: "refused" })
      expect(shelf).toMatchObject({ state: "refused", problem: { code } })
      expect([...shelf.assets.keys()]).toEqual(["source"])
      expect(notices.at(-1)).toMatchObject({ kind: "recording.refused", data: { code, message: shelf.problem?.message } })
      expect(await workFolders()).toBe(0)
    }, 60_000)
})

it("sweeps what a killed worker left, and nothing of the living", async () => {
  const root = join(folder, "temp", "max-booster-jobs")
  const { hostname } = await import("node:os")
  const host = hostname().replace(/[^A-Za-z0-9-]/g, "-")
  const dead = join(root, `${host}.4194300.dead`)
  const living = join(root, `${host}.${process.ppid}.living`)
  const elsewhere = join(root, "other-host.7.young")
  for (const each of [dead, living, elsewhere]) await mkdir(each, { recursive: true })
  await sweepWorkFolders()
  await expect(stat(dead)).rejects.toThrow(/ENOENT/)
  expect((await stat(living)).isDirectory()).toBe(true)
  expect((await stat(elsewhere)).isDirectory()).toBe(true)
  await sweepWorkFolders(Date.now() + 3 * 60 * 60_000)
  await expect(stat(elsewhere)).rejects.toThrow(/ENOENT/)
  await rm(living, { recursive: true })
})
