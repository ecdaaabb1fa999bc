import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { videoFormats, type VideoFormat } from "@max-booster/api-contract"
import sharp from "sharp"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ringBell, USUAL_PLAN } from "../core/tag"
import { layoutOf } from "../core/video-layout"
import { measureLoudness } from "../ffmpeg/measure"
import { mixAt, PREVIEW_AIM } from "../ffmpeg/preview"
import { film } from "../ffmpeg/video"
import { loop, makeWithFfmpeg, writeWav } from "../testing/sounds"
import { drawPictures, drawStill, type Scene } from "../video-pictures"

const never = new AbortController().signal
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "video-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const scene: Scene = { id: "rec_1", title: "夜の夢 — ليل [in];movie=/etc/passwd", artist: "Saltwater & “Tapes”", coverPath: null, bars: Array.from({ length: 75 }, (_, bar) => 0.5 + 0.5 * Math.sin(bar / 4)) }

async function filmed(format: VideoFormat, seconds: number) {
  const own = await mkdtemp(join(folder, "film-"))
  const path = await writeWav(join(own, "beat.wav"), 20, (t) => 0.4 * loop(90, [[9, "minor"]])(t))
  const loudness = await measureLoudness(path, own, never)
  const { path: soundPath } = await mixAt({ path, durationMs: 20_000, channels: 2, loudness }, { start: 4, seconds }, { sound: ringBell(), plan: USUAL_PLAN }, PREVIEW_AIM, own, never)
  const fractions: number[] = []
  const made = await film({ ...(await drawPictures(format, scene)), soundPath, seconds }, own, never, (fraction) => fractions.push(fraction))
  return { made, own, fractions }
}

/** How bright a third of the waveform is at a moment. */
async function brightness(video: string, own: string, format: VideoFormat, at: number, third: 0 | 1 | 2): Promise<number> {
  const frame = join(own, `frame-${at}.png`)
  await makeWithFfmpeg("-ss", String(at), "-i", video, "-frames:v", "1", "-update", "1", frame)
  const { wave } = layoutOf(format)
  const { channels } = await sharp(await sharp(frame).extract({ left: wave.x + Math.round((third * wave.width) / 3), top: wave.y, width: Math.floor(wave.width / 3), height: wave.height }).greyscale().toBuffer()).stats()
  return channels[0]?.mean ?? 0
}

it.each(["square", "tall", "wide"] as const)("films %s: H.264 and AAC at 30 pictures a second, playable while it loads, its waveform played as time goes", async (format) => {
  const { made, own, fractions } = await filmed(format, 6)
  const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", "-show_entries", "stream=codec_name,width,height,pix_fmt,r_frame_rate,profile,color_space,sample_rate:format=duration:format_tags", "-of", "json", made])
  const { streams, format: container } = JSON.parse(stdout) as { streams: Record<string, unknown>[]; format: { duration: string; tags: Record<string, string> } }
  const { width, height } = videoFormats[format]
  expect(streams[0]).toMatchObject({ codec_name: "h264", width, height, pix_fmt: "yuv420p", r_frame_rate: "30/1", color_space: "bt709" })
  expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "44100" })
  expect(Number(container.duration)).toBeCloseTo(6, 0)
  expect(JSON.stringify(container.tags)).not.toMatch(/passwd|Saltwater/)
  const bytes = (await readFile(made)).toString("latin1")
  expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"))
  expect(Math.max(...fractions)).toBeGreaterThan(0.5)
  const [startLeft, middleLeft, middleRight, endRight] = [await brightness(made, own, format, 0, 0), await brightness(made, own, format, 3, 0), await brightness(made, own, format, 3, 2), await brightness(made, own, format, 5.9, 2)]
  expect(middleLeft).toBeGreaterThan(startLeft * 1.3)
  expect(endRight).toBeGreaterThan(middleRight * 1.3)
}, 120_000)

it("looks in the still as in the video, with a cover or with one made of the title", async () => {
  const cover = join(folder, "cover.jpg")
  await sharp({ create: { width: 600, height: 600, channels: 3, background: "#c81e5a" } }).jpeg().toFile(cover)
  for (const coverPath of [cover, null]) {
    const still = sharp(await drawStill("square", { ...scene, coverPath }, 1 / 3))
    expect(await still.metadata()).toMatchObject({ format: "jpeg", width: 360, height: 360 })
    const { channels } = await sharp(await still.extract({ left: 120, top: 60, width: 120, height: 120 }).toBuffer()).stats()
    if (coverPath) for (const [index, level] of [200, 30, 90].entries()) expect(Math.abs((channels[index]?.mean ?? 0) - level)).toBeLessThan(12)
    else expect(channels[0]?.stdev).toBeGreaterThan(5)
  }
}, 60_000)

it("stops when it is given up", async () => {
  const own = await mkdtemp(join(folder, "film-"))
  const soundPath = join(own, "mix.f32")
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=120:r=44100", "-ac", "2", "-f", "f32le", soundPath)
  const pictures = await drawPictures("wide", scene)
  await expect(film({ ...pictures, soundPath, seconds: 120 }, own, AbortSignal.timeout(1_500))).rejects.toThrow()
}, 60_000)
