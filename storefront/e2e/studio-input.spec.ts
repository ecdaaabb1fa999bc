import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { projectOf, samplesOf, useMicrophone } from "./support/loopback"
import { openStudio } from "./support/studio"

const soon = { timeout: 10_000 } // the machine may be busy

const visit = useBrowser()
const RATE = 48_000

/** An interface with a low tone on its first channel and a high one on its second; what is heard from the page is measured. */
const withInterface = (page: Page) => page.addInitScript(() => {
  let latest: AudioContext | undefined
  let ear: AnalyserNode | undefined
  // Called with its node below.
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...args: unknown[]) => AudioNode
  AudioNode.prototype.connect = function connected(this: AudioNode, ...args: unknown[]) {
    const [to] = args
    if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) {
      if (latest !== to.context) { latest = to.context; ear = new AnalyserNode(latest) }
      if (ear) connect.call(this, ear)
    }
    return connect.apply(this, args)
  } as typeof AudioNode.prototype.connect
  navigator.mediaDevices.getUserMedia = (asked) => {
    ;(window as unknown as { asked: unknown }).asked = asked
    if (!latest) return Promise.reject(new DOMException("No sound is open", "NotFoundError"))
    const [sides, stream] = [new ChannelMergerNode(latest, { numberOfInputs: 2 }), new MediaStreamAudioDestinationNode(latest, { channelCount: 2 })]
    for (const [side, frequency] of [300, 1_200].entries()) {
      const [tone, level] = [new OscillatorNode(latest, { frequency }), new GainNode(latest, { gain: 0.25 })]
      connect.call(tone, level)
      connect.call(level, sides, 0, side)
      tone.start()
    }
    connect.call(sides, stream)
    return Promise.resolve(stream.stream)
  }
  navigator.mediaDevices.enumerateDevices = () => Promise.resolve([{ kind: "audioinput", deviceId: "usb", groupId: "g", label: "Scarlett 2i2", toJSON: () => "" }])
  ;(window as unknown as { loudness: () => number }).loudness = () => {
    const samples = new Float32Array(2_048)
    ear?.getFloatTimeDomainData(samples)
    return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  }
})
const loudness = (page: Page) => page.evaluate(() => (window as unknown as { loudness: () => number }).loudness())
const hertz = (samples: Float32Array) => (samples.reduce((count, sample, i) => count + (sample >= 0 && (samples[i - 1] ?? 0) < 0 ? 1 : 0), 0) * RATE) / samples.length

it("the input is chosen, taken as it is, heard through its track only when that is wished, and recorded from the channel that was chosen", async () => {
  const visitor = await visit()
  const { page, errors } = visitor
  pictureOnFailure(visitor, "studio-input")
  await withInterface(page)
  const { id } = await openStudio(page)
  await useMicrophone(page)
  expect(await page.evaluate(() => (window as unknown as { asked: unknown }).asked)).toMatchObject({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } })
  await page.getByLabel("Input device").selectOption({ label: "Scarlett 2i2" })
  await expect.poll(() => page.evaluate(() => (window as unknown as { asked: unknown }).asked), soon).toMatchObject({ audio: { deviceId: { exact: "usb" } } })
  await page.getByLabel("Input channel").selectOption("2")

  const record = async () => {
    await page.getByRole("button", { name: "Record", exact: true }).click()
    await expect.poll(() => page.getByRole("button", { name: "Stop recording" }).textContent(), { timeout: 10_000 }).toBe("0:01")
    await page.getByRole("button", { name: "Stop recording" }).click()
    await page.getByRole("button", { name: "Record", exact: true }).waitFor()
    await page.getByRole("button", { name: "To the beginning" }).click()
  }
  await page.keyboard.press("Escape")
  await record()
  expect(await loudness(page)).toBe(0) // the track is armed and nothing plays: off is silent
  const [first] = Object.values((await projectOf(page, id)).regions)
  const mono = await samplesOf(page, first?.assetId ?? "")
  expect(mono.channels).toBe(1)
  expect(Math.abs(hertz(mono.samples.subarray(4_800)) - 1_200)).toBeLessThan(20)

  await page.getByRole("button", { name: "Recording input" }).click()
  await page.getByLabel("Input channel").selectOption("stereo")
  await page.getByLabel("Hear yourself").selectOption("armed")
  await page.getByText(/You hear yourself about \d+ ms late/).waitFor()
  await expect.poll(() => loudness(page), { timeout: 5_000 }).toBeGreaterThan(0.2)
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Mute Recording" }).first().click()
  await expect.poll(() => loudness(page), { timeout: 5_000 }).toBeLessThan(0.001) // through its track: mute is mute
  await page.getByRole("button", { name: "Mute Recording" }).first().click()
  await page.getByRole("button", { name: "Arm Recording for recording" }).click()
  await expect.poll(() => loudness(page), { timeout: 5_000 }).toBeLessThan(0.001)
  await page.getByRole("button", { name: "Arm Recording for recording" }).click()
  await record()
  const last = Object.values((await projectOf(page, id)).regions).find(({ assetId }) => assetId !== first?.assetId)
  const both = await samplesOf(page, last?.assetId ?? "")
  expect(both.channels).toBe(2)
  expect(Math.abs(hertz(both.samples.subarray(4_800)) - 300)).toBeLessThan(20)
  expect(errors).toEqual([])
}, 60_000)
