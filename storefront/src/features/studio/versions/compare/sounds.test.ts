import { addAsset, addRegion, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { inMemory } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { isAligned, projectOfBounce } from "../bounces/project-of-bounce"
import { frameBeside, gather, secondsOf, soundsOf } from "./sounds"

const [kick, lead] = ["a".repeat(64), "b".repeat(64)]
function aVersion() {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive", bpm: 60 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  for (const [hash, name] of [[kick, "Kick"], [lead, "Lead"]] as const) run(addAsset({ hash, name, frames: 96_000, sampleRate: 48_000, channels: 1 }))
  run(addTrack({ kind: "audio", name: "Drums" }))
  for (const start of [0, 1_920]) run(addRegion({ kind: "audio", trackId: "id-1", assetId: kick, start, length: 2 }))
  return project.toData()
}

it("sounds of versions are asked for once, and only those that are played; what is not to be had is said", async () => {
  const version = aVersion()
  expect(soundsOf([version, version])).toEqual([kick])
  const told: number[] = []
  const library = { source: (hash: string) => (hash === "broken" ? Promise.reject(new Error("no")) : Promise.resolve(hash === kick ? inMemory([new Float32Array(1)], 48_000) : undefined)) }
  expect(await gather([kick, "broken", lead, "none"], library, (done) => { told.push(done) }, new AbortController().signal)).toEqual([lead, "broken", "none"])
  expect(told).toEqual([1, 2, 3, 4])
  await expect(gather([kick], library, () => undefined, AbortSignal.abort(new Error("closed")))).rejects.toThrow("closed")
})

it("one goes on where the other is heard, whatever their effects wait", () => {
  // Heard at 48_000 - 480; the other must plan 96 frames ahead of that to be heard there.
  expect(frameBeside(48_000, 480, 96)).toBe(47_616)
})

it("a bounce is a project of its files from the beginning, as long as the version and its tail", () => {
  const version = aVersion()
  expect(secondsOf(version)).toBe(6)
  const files = [{ name: "Drums.wav", hash: lead }, { name: "Bass.wav", hash: kick }].map((file) => ({ ...file, role: null, size: 1, mime_type: "audio/wav" }))
  const project = projectOfBounce({ files }, version)
  expect(Object.values(project.regions)).toMatchObject([{ assetId: lead, start: 0, length: 6, trackId: "file-0" }, { assetId: kick, start: 0, length: 6, trackId: "file-1" }])
  expect([project.settings.sampleRate, Object.values(project.tempos)]).toEqual([version.settings.sampleRate, Object.values(version.tempos)])
  expect(secondsOf({ ...version, regions: {} })).toBe(0)
  expect([isAligned({ kind: "mix", files }), isAligned({ kind: "selection", files }), isAligned({ kind: "mix", files: [] })]).toEqual([true, false, false])
})
