import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { soundOf } from "../../medusa-backend/integration-tests/support/files"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { aBeatOnSale } from "../../medusa-backend/integration-tests/support/upload"
import { axeFaults } from "./support/axe"
import { pictureOnFailure, SOUND_MS, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
let folder: string
let producer: Producer
let beat: Awaited<ReturnType<typeof aBeatOnSale>>
let visitor: Visitor

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tags-"))
  producer = await aProducer()
  await writeFile(join(folder, "beat.wav"), wavOf(20, aPulse));
  [beat, visitor] = await Promise.all([aBeatOnSale(producer, { path: join(folder, "beat.wav"), name: "beat.wav", mimeType: "audio/wav" }), visit()])
  await signIn(visitor.page, producer, "/sell/shop")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const playerSound = (visited: Visitor) => visited.page.getByTestId("player-audio").evaluate((audio: HTMLAudioElement) => ({ at: audio.currentTime, src: audio.src, duration: audio.duration }))

describe("a producer's mark and a producer's posts", () => {
  it("a spoken tag is chosen by keyboard, heard over a beat, and saved for all previews", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "voice-tag")
    await page.goto("/sell/shop")
    const panel = page.getByRole("region", { name: "Voice tag" })
    await panel.getByText("Your preview carries this tag.").waitFor()
    await panel.getByRole("radio", { name: /^Bell/ }).focus()
    await page.keyboard.press("ArrowRight")
    await panel.getByLabel("Text", { exact: true }).fill("Saltwater Tapes")
    await panel.getByLabel("Voice", { exact: true }).selectOption("rms")
    await panel.getByLabel("First after (seconds)").fill("1")
    await panel.getByLabel("Hear it over").selectOption({ label: beat.title })
    await panel.getByRole("button", { name: "Hear it" }).click()
    const trial = panel.getByLabel("The tag over your beat")
    await trial.waitFor({ timeout: SOUND_MS })
    await trial.evaluate((audio: HTMLAudioElement) => audio.play())
    await page.waitForFunction(() => (document.querySelector<HTMLAudioElement>("audio[controls]")?.currentTime ?? 0) > 0.3)
    await trial.evaluate((audio: HTMLAudioElement) => { audio.pause() })
    expect(await axeFaults(visitor.page, "#content")).toEqual([])
    await panel.getByRole("button", { name: "Save for all previews" }).click()
    await panel.getByText("Saved. Your previews are being made again.").waitFor()
    await panel.getByText("Your preview carries this tag.").waitFor({ timeout: SOUND_MS })
    await page.reload()
    expect(await panel.getByLabel("Text", { exact: true }).inputValue()).toBe("Saltwater Tapes")
  })

  it("a buyer's player takes the better format, seeks in it by pointer and keys, and falls back to the other", async () => {
    const buyer = await visit()
    const { page, context } = buyer
    pictureOnFailure(buyer, "formats")
    const parts: number[] = []
    page.on("response", (answer) => { if (/\.(m4a|mp3)$/.test(answer.url())) parts.push(answer.status()) })
    await page.goto(`/beats/${beat.handle}`)
    const wave = page.locator("#content").getByRole("slider", { name: `Position in ${beat.title}` })
    const box = await wave.boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.75, (box?.y ?? 0) + 40)
    await page.waitForFunction(() => { const audio = document.querySelector("audio"); return audio !== null && audio.currentTime > 14 && audio.duration > 0 }) // the wished position is told before the length is known
    const played = await playerSound(buyer)
    expect(played.src).toMatch(/\.m4a$/)
    expect(played.at / played.duration).toBeGreaterThan(0.73)
    expect(parts).toContain(206)
    await wave.press("ArrowLeft")
    await wave.press("ArrowLeft")
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 99) < 9)
    const pixels = await page.locator("#content canvas").first().evaluate((canvas: HTMLCanvasElement) => canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0))
    expect(pixels).toBe(true)
    await context.route(/\.m4a$/, (route) => route.abort())
    await page.evaluate(() => { sessionStorage.clear() })
    await page.goto(`/beats/${beat.handle}?again`)
    await page.locator("#content").getByRole("button", { name: `Play ${beat.title}` }).click()
    await page.waitForFunction(() => { const audio = document.querySelector("audio"); return audio !== null && audio.src.endsWith(".mp3") && audio.currentTime > 0.2 })
    await context.close()
  })

  it("a video is seen before it is made, made of the chosen part, played and downloaded", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "video")
    await page.goto(`/sell/beats/${beat.recordingId}/video`)
    const panel = page.getByRole("region", { name: "Waveform video" })
    await panel.getByText("No video yet.").waitFor()
    await page.waitForFunction(() => { const stills = [...document.querySelectorAll<HTMLImageElement>("#content label img")]; return stills.length === 3 && stills.every((still) => still.naturalWidth > 300) }, undefined, { timeout: SOUND_MS })
    await panel.getByText("15 s", { exact: true }).click()
    await panel.getByRole("slider", { name: "Beginning of the part" }).press("End")
    await panel.getByText("From 0:05 to 0:20.").waitFor()
    await panel.getByText("Upright 9:16").click()
    expect(await axeFaults(visitor.page, "#content")).toEqual([])
    await panel.getByRole("button", { name: "Make the video" }).click()
    const row = panel.getByRole("listitem").first()
    const film = row.locator("video")
    await film.waitFor({ timeout: SOUND_MS })
    await film.evaluate((video: HTMLVideoElement) => { video.muted = true; return video.play() })
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0.3)
    expect(await film.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight])).toEqual([1080, 1920])
    const [download] = await Promise.all([page.waitForEvent("download"), row.getByRole("link", { name: /^Download/ }).click()])
    expect(download.suggestedFilename()).toMatch(/\(1080x1920\)\.mp4$/)
    expect(await soundOf(await readFile(await download.path()), join(folder, "video.mp4"))).toMatchObject({ codec: "h264" })
    await row.getByRole("button", { name: /^Remove/ }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
    await panel.getByText("No video yet.").waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(visitor.errors).toEqual([])
  })
})
