import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-bounce-"))
  await writeFile(join(folder, "Kick.wav"), wavOf(4, (t) => 0.7 * aPulse(t)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const probe = async (path: string) => JSON.parse((await promisify(execFile)("ffprobe", ["-v", "error", "-show_entries", "stream=codec_name,bits_per_raw_sample,sample_rate,channels,bit_rate:format=duration", "-of", "json", path])).stdout) as { streams: { codec_name: string; sample_rate: string; channels: number; bit_rate: string }[]; format: { duration: string } }

it("a bounce comes in each format, as long as the music and its tail, and a selection without one", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-bounce")
  await openStudio(page)
  await page.getByLabel("Bring sounds in").setInputFiles(join(folder, "Kick.wav"))
  await page.getByRole("button", { name: "Bounce", exact: true }).click()
  const sheet = page.getByRole("dialog", { name: "Bounce" })
  const bounced = async (format: string, what = "Everything, mixed") => {
    await sheet.getByLabel("What").selectOption({ label: what })
    await sheet.getByLabel("Format").selectOption({ label: format })
    await sheet.getByRole("button", { name: "Bounce to files" }).click()
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), sheet.getByRole("link", { name: "Download" }).click({ timeout: 60_000 })])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    const { streams: [stream], format: { duration } } = await probe(path)
    return { ...stream, seconds: Number(duration) }
  }
  expect(await bounced("WAV, 16 bit, dithered")).toMatchObject({ codec_name: "pcm_s16le", sample_rate: "48000", channels: 2, seconds: 8 })
  expect(await bounced("WAV, 32-bit float")).toMatchObject({ codec_name: "pcm_f32le" })
  const mp3 = await bounced("MP3, 320 kbit/s")
  expect(mp3).toMatchObject({ codec_name: "mp3", channels: 2 })
  expect(mp3.seconds).toBeCloseTo(8, 0)
  // Four bars at 120 BPM.
  expect((await bounced("WAV, 24 bit", "What plays in circles")).seconds).toBe(8)
  expect(visitor.errors).toEqual([])
}, 200_000)
