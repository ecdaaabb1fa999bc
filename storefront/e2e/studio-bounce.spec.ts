import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { listBounces, listStems, listVersions, readRecording, readRelease } from "@max-booster/api-contract"
import { LoudnessMeter, openWav } from "@max-booster/studio-sound"
import type { Download, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { filesOf } from "../../medusa-backend/integration-tests/support/zip"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
const inFolder = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-bounce-"))
  await writeFile(inFolder("Kick.wav"), wavOf(4, (t) => 0.7 * aPulse(t)))
  await writeFile(inFolder("Lead.wav"), wavOf(4, (t) => 0.2 * Math.sin(t * 2 * Math.PI * 440)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const probe = async (path: string) => JSON.parse((await promisify(execFile)("ffprobe", ["-v", "error", "-show_entries", "stream=codec_name,bits_per_raw_sample,sample_rate,channels,bit_rate:format=duration", "-of", "json", path])).stdout) as { streams: { codec_name: string; sample_rate: string; channels: number; bit_rate: string }[]; format: { duration: string } }

/** Opens the dialog. */
async function openBounce(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Bounce", exact: true }).click()
  return page.getByRole("dialog", { name: "Bounce" })
}

const saved = async (download: Download) => {
  const path = inFolder(download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** Bounces to a file, and takes it. @returns where it is */
async function bounced(page: Page, sheet: Locator): Promise<string> {
  await sheet.getByRole("button", { name: "Bounce to files" }).click()
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), sheet.getByRole("link", { name: /^Download/ }).click({ timeout: 60_000 })])
  return saved(download)
}

it("a bounce comes in each format, as long as the music and its tail, and a selection without one", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-bounce")
  await openStudio(page)
  await page.getByLabel("Bring sounds in").setInputFiles(inFolder("Kick.wav"))
  const sheet = await openBounce(page)
  const bouncedAs = async (format: string, what = "Everything, mixed") => {
    await sheet.getByRole("radio", { name: what }).check()
    await sheet.getByLabel("Format").selectOption({ label: format })
    const { streams: [stream], format: { duration } } = await probe(await bounced(page, sheet))
    return { ...stream, seconds: Number(duration) }
  }
  await sheet.getByText("bars 1 to 2, 0:04.0").waitFor()
  await sheet.getByLabel("Format").selectOption({ label: "WAV, 16 bit, dithered" })
  expect(await sheet.getByRole("status", { name: "What will come out" }).innerText()).toBe("1 file of 0:08.0, 1.5 MB")
  expect(await bouncedAs("WAV, 16 bit, dithered")).toMatchObject({ codec_name: "pcm_s16le", sample_rate: "48000", channels: 2, seconds: 8 })
  expect(await bouncedAs("WAV, 32-bit float")).toMatchObject({ codec_name: "pcm_f32le" })
  const mp3 = await bouncedAs("MP3, 320 kbit/s")
  expect(mp3).toMatchObject({ codec_name: "mp3", channels: 2 })
  expect(mp3.seconds).toBeCloseTo(8, 0)
  // Four bars at 120 BPM.
  expect((await bouncedAs("WAV, 24 bit", "What plays in circles")).seconds).toBe(8)
  // What came out is heard by itself, from any place of it by keys.
  const made = sheet.getByRole("list", { name: "Bounced files" })
  const place = made.getByRole("slider", { name: "Place in Night Drive.wav" })
  const seconds = async () => Number(await place.inputValue())
  expect(await place.getAttribute("max")).toBe("8")
  await made.getByRole("button", { name: "Hear Night Drive.wav" }).click()
  await expect.poll(seconds, { timeout: 10_000 }).toBeGreaterThan(0.1)
  await made.getByRole("button", { name: "Stop Night Drive.wav" }).click()
  await place.press("End")
  await expect.poll(seconds).toBeGreaterThan(5)
  expect(visitor.errors).toEqual([])
}, 200_000)

it("a mix is brought to a loudness under a ceiling, and says what it measures; who has no shop is told how to open one", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-bounce-level")
  await openStudio(page)
  const sheet = await openBounce(page)
  expect(await sheet.getByRole("status", { name: "What will come out" }).innerText()).toMatch(/^There is nothing to bounce yet/)
  expect(await sheet.getByRole("radio", { name: "A recording in my shop" }).isDisabled()).toBe(true)
  expect(await sheet.getByRole("link", { name: "Open your shop" }).getAttribute("href")).toBe("/sell")
  await sheet.getByRole("button", { name: "Close" }).click()
  await page.getByLabel("Bring sounds in").setInputFiles(inFolder("Kick.wav"))
  await openBounce(page)
  await sheet.getByRole("radio", { name: "To a loudness" }).check()
  await sheet.getByRole("spinbutton", { name: "Loudness" }).fill("-11.5")
  await sheet.getByRole("spinbutton", { name: "True peak at most" }).fill("-1.5")
  const path = await bounced(page, sheet)
  const { lufs, truePeak } = await heard(path)
  expect(Math.abs(lufs - -11.5)).toBeLessThanOrEqual(0.1)
  expect(truePeak).toBeLessThanOrEqual(-1.45)
  expect(truePeak).toBeGreaterThan(-2)
  // FFmpeg's word on it, to a tenth.
  expect(Math.abs((await integratedByFfmpeg(path)) - -11.5)).toBeLessThanOrEqual(0.1001)
  await sheet.getByText(/^−11\.5 LUFS, true peak −1\.5 dBTP \(\+.* dB, limiter up to .* dB\)$/).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(visitor.errors).toEqual([])
}, 120_000)

describe("a producer", () => {
  let producer: Producer
  beforeAll(async () => { producer = await aProducer({ onboarded: false }) })

  it("takes chosen stems as a zip, publishes them as a beat although the network drops, and goes on to mastering", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio-bounce-publish")
    const { id } = await openStudio(page, producer)
    await page.getByLabel("Bring sounds in").setInputFiles([inFolder("Kick.wav"), inFolder("Lead.wav")])
    await page.getByRole("button", { name: "Add a bus" }).click()
    await page.getByRole("spinbutton", { name: "Tempo" }).fill("124")
    await page.keyboard.press("Enter")
    const sheet = await openBounce(page)
    await sheet.getByRole("radio", { name: "Stems", exact: true }).check()
    await sheet.getByRole("checkbox", { name: /\(bus\)$/ }).uncheck()
    await sheet.getByRole("button", { name: "Bounce to files" }).click()
    const [zip] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), sheet.getByRole("button", { name: /^All as one zip/ }).click({ timeout: 60_000 })])
    expect(zip.suggestedFilename()).toBe("Night Drive (stems).zip")
    expect(Object.keys(filesOf(await readFile(await saved(zip)))).sort()).toEqual(["Kick.wav", "Lead.wav"])

    await sheet.getByRole("radio", { name: "A beat with its stems" }).check()
    await sheet.getByLabel("Then master it").check()
    await page.route("**/missing", () => undefined) // a network that does not answer
    await sheet.getByRole("button", { name: "Publish with stems" }).click()
    await sheet.getByText("Sending “Night Drive.wav”").waitFor({ timeout: 60_000 })
    await sheet.getByRole("button", { name: "Cancel" }).click()
    await sheet.getByRole("button", { name: "Send it to my shop" }).waitFor()
    await page.unroute("**/missing")
    await page.context().setOffline(true)
    await sheet.getByRole("button", { name: "Send it to my shop" }).click()
    await sheet.getByText("It was bounced, and not sent").waitFor({ timeout: 60_000 })
    await page.context().setOffline(false)
    await sheet.getByRole("button", { name: "Send again" }).click()
    await sheet.getByText("It is in your shop").waitFor({ timeout: 60_000 })
    await page.waitForURL(/\/sell\/beats\/[^/]+\/master$/, { timeout: 90_000 })
    await page.getByRole("heading", { name: "Night Drive", level: 1 }).waitFor()

    const token = producer.sellerToken
    const recordingId = new URL(page.url()).pathname.split("/")[3] ?? ""
    expect((await call(readRecording, { token, params: { id: recordingId } })).recording).toMatchObject({ title: "Night Drive", bpm: 124, facts_confirmed: false })
    await expect.poll(async () => (await call(listStems, { token, params: { id: recordingId } })).stems.map(({ name, role }) => [name, role]), { timeout: 60_000 }).toEqual([["Kick", "kick"], ["Lead", "lead"]])
    const { bounces } = await call(listBounces, { token: producer.token, params: { id } })
    expect(bounces.map(({ kind, files }) => [kind, files.length]).sort()).toEqual([["mix", 1], ["stems", 2]])
    const { versions } = await call(listVersions, { token: producer.token, params: { id } })
    expect(versions.find((version) => version.id === bounces[0]?.version_id)?.reason).toBe("bounce")
    expect(visitor.errors.filter((error) => !/Failed to fetch|ERR_INTERNET_DISCONNECTED|WebSocket/.test(error))).toEqual([])
  }, 240_000)

  it("puts a bounce on a new release, and a part of it on the same one", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio-bounce-release")
    await openStudio(page, producer)
    await page.getByLabel("Bring sounds in").setInputFiles(inFolder("Kick.wav"))
    const sheet = await openBounce(page)
    const onRelease = async () => {
      await sheet.getByRole("button", { name: "Put it on the release" }).click()
      await sheet.getByText("It is on the release").waitFor({ timeout: 60_000 })
      const id = new URL((await sheet.getByRole("link", { name: "Go on to the release" }).getAttribute("href")) ?? "", page.url()).pathname.split("/").at(-1) ?? ""
      return { id, tracks: (await call(readRelease, { token: producer.sellerToken, params: { id } })).release.document.tracks }
    }
    await sheet.getByRole("radio", { name: "A track of a release" }).check()
    const first = await onRelease()
    expect(first.tracks.map(({ title }) => title)).toEqual(["Night Drive"])
    await sheet.getByRole("button", { name: "Bounce again" }).click()
    await sheet.getByRole("radio", { name: "What plays in circles" }).check()
    await sheet.getByRole("combobox", { name: "Release" }).selectOption({ label: "Night Drive (1 track)" })
    const second = await onRelease()
    expect(second.id).toBe(first.id)
    expect(second.tracks.map(({ title }) => title)).toEqual(["Night Drive", "Night Drive"])
    expect(new Set(second.tracks.map(({ recording_id }) => recording_id)).size).toBe(2)
    expect(visitor.errors).toEqual([])
  }, 150_000)
})

/** What a file measures: LUFS and dBTP. */
async function heard(path: string): Promise<{ lufs: number; truePeak: number }> {
  const bytes = await readFile(path)
  const { sampleRate, frames, read } = await openWav({ size: bytes.length, read: (from, count) => Promise.resolve(new Uint8Array(bytes.subarray(from, from + count)).buffer) })
  const meter = new LoudnessMeter(sampleRate)
  meter.push([...(await read(0, frames))])
  return { lufs: meter.integrated(), truePeak: meter.truePeak() }
}

async function integratedByFfmpeg(path: string): Promise<number> {
  const { stderr } = await promisify(execFile)("ffmpeg", ["-hide_banner", "-nostats", "-i", path, "-af", "ebur128", "-f", "null", "-"])
  return Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf("Summary")))?.[1])
}
