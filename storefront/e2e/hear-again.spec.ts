import { readRecording } from "@max-booster/api-contract"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { query } from "../../medusa-backend/integration-tests/support/database"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { settled, upload } from "../../medusa-backend/integration-tests/support/upload"
import { pictureOnFailure, SOUND_MS, useBrowser } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
/** A pulse at 120 BPM after two seconds of silence. */
const late = (t: number) => (t < 2 ? 0 : 0.7 * Math.sin(2 * Math.PI * 110 * t) * Math.exp(-((t % 0.5) * 9)))
/** What two engines that disagree say. */
const readings = [["builtin", "The built-in engine", 142], ["essentia", "Essentia", 71]].map(([engine, engineLabel, bpm]) => ({ engine, engineLabel, engineVersion: "0", bpm, bpmConfidence: 0.5, key: "A minor", keyConfidence: 0.5 }))

describe("what is heard of a beat", () => {
  let folder: string
  let producer: Producer
  let id = ""
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hear-again-"))
    producer = await aProducer({ onboarded: false })
    const path = join(folder, "late.wav")
    await writeFile(path, wavOf(12, late))
    id = await upload(producer, { path, name: "late.wav", mimeType: "audio/wav" })
    expect((await settled(producer.sellerToken, id)).state).toBe("ready")
    await query("update recording set analysis = analysis || jsonb_build_object('bpm', 142, 'askToConfirm', true, 'readings', $2::jsonb) where id = $1", [id, JSON.stringify(readings)])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it("is said in words, chosen among by a button or by the genre, and heard again", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "hear-again")
    await signIn(page, producer, `/sell/beats/${id}`)
    const content = page.locator("#content")
    const panel = content.getByRole("region", { name: "What we hear" })
    await panel.getByText("2.0 s of silence at the start.").waitFor()
    await content.getByRole("button", { name: "Essentia hears 71 BPM" }).click()
    expect(await content.getByLabel("BPM").inputValue()).toBe("71")
    await page.reload()
    await content.getByLabel("Genre").selectOption("lo-fi")
    expect(await content.getByLabel("BPM").inputValue()).toBe("71")
    await content.getByLabel("Genre").selectOption("drill")
    expect(await content.getByLabel("BPM").inputValue()).toBe("142")
    expect(await content.getByRole("button", { name: /hears 71/ }).count()).toBe(0)
    await panel.getByRole("button", { name: "Analyse again" }).click()
    await panel.getByRole("row", { name: /^The built-in engine 2/ }).waitFor({ timeout: SOUND_MS })
    const { analysis } = (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording
    expect(analysis?.readings.every(({ version }) => version !== "0")).toBe(true)
  })
})
