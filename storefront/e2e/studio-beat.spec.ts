import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readBeat } from "@max-booster/api-contract"
import { openWav } from "@max-booster/studio-sound"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aPerson, aProducer } from "../../medusa-backend/integration-tests/support/people"
import { buy, licensesOf } from "../../medusa-backend/integration-tests/support/shopping"
import { aBeatOnSale } from "../../medusa-backend/integration-tests/support/upload"
import { lagOf } from "../../src/plugins/stems/src/core/lag"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "e2e-studio-beat-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The left channel of what is bounced now, and its rate. */
async function bounced(page: Page): Promise<{ samples: Float32Array; sampleRate: number }> {
  await page.getByRole("button", { name: "Bounce", exact: true }).click()
  const sheet = page.getByRole("dialog", { name: "Bounce" })
  await sheet.getByRole("button", { name: "Bounce to files" }).click()
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), sheet.getByRole("link", { name: "Download" }).click({ timeout: 60_000 })])
  await sheet.getByRole("button", { name: "Close" }).click()
  const bytes = await readFile(await download.path())
  const { sampleRate, frames, read } = await openWav({ size: bytes.length, read: (from, count) => Promise.resolve(new Uint8Array(bytes.subarray(from, from + count)).buffer) })
  const [samples = new Float32Array()] = await read(0, frames)
  return { samples, sampleRate }
}

it("a beat is tried as its preview in its tempo, and once it is licensed its file plays in that place, in step", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-beat")
  const [producer, buyer] = await Promise.all([aProducer(), aPerson("Singing Buyer")])
  const path = join(folder, "beat.wav")
  await writeFile(path, wavOf(9, (t) => 0.7 * aPulse(t)))
  const beat = await aBeatOnSale(producer, { path, name: "beat.wav", mimeType: "audio/wav" }, { mp3: 2_995, wav: 4_995 })
  await signIn(page, buyer, `/beats/${beat.handle}`)
  await page.getByRole("button", { name: "Try it in the studio" }).click()
  await page.getByRole("toolbar", { name: "Transport" }).waitFor({ timeout: 60_000 })
  await expect.poll(() => page.getByRole("spinbutton", { name: "Tempo" }).inputValue(), { timeout: 20_000 }).toBe("120")
  await page.getByRole("link", { name: "See the licenses" }).waitFor()
  const tried = await bounced(page)

  const { orderId } = await buy(buyer, [[(await call(readBeat, { params: { handle: beat.handle } })).beat, "wav"]])
  await licensesOf(buyer, orderId, 1)
  await page.reload()
  await page.getByRole("button", { name: "Put the WAV in its place" }).click({ timeout: 30_000 })
  await page.getByRole("button", { name: "Put the WAV in its place" }).waitFor({ state: "detached", timeout: 30_000 })
  const owned = await bounced(page)
  expect(owned.sampleRate).toBe(tried.sampleRate)
  // To the sample.
  expect(lagOf(tried.samples, owned.samples, tried.sampleRate)).toBe(0)
  expect(Math.abs(exactLag(tried.samples, owned.samples))).toBeLessThanOrEqual(1)
  expect(visitor.errors).toEqual([])
}, 240_000)

/** The lag in samples with the largest correlation, within 3,000 to either side, of a second from the third on. */
function exactLag(a: Float32Array, b: Float32Array): number {
  const [from, count, reach] = [96_000, 48_000, 3_000]
  let [best, most] = [0, -Infinity]
  for (let lag = -reach; lag <= reach; lag++) {
    let sum = 0
    for (let n = 0; n < count; n++) sum += (a[from + n] ?? 0) * (b[from + n + lag] ?? 0)
    if (sum > most) [best, most] = [lag, sum]
  }
  return best
}
