import { expect, it } from "vitest"
import { addAsset, addRegion, addTrack, openSession, replaceByStems, replaceSound, seedProject, trackOrder } from "../index"

const asset = (hash: string, name: string) => ({ hash, name, frames: 480_000, sampleRate: 48_000, channels: 2 })

function withPreview() {
  let count = 0
  const session = openSession(seedProject({ name: "Over a beat" }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "audio", name: "Beat" }))
  session.run(addTrack({ kind: "audio", name: "Voice" }))
  session.run(addAsset(asset("preview", "Night Drive (preview)")))
  session.run(addRegion({ kind: "audio", trackId: "id-1", assetId: "preview", start: 960, offset: 2, length: 4, gainDb: -3 }))
  return session
}

it("the whole file plays in the place of its preview, in step, and one undo takes it back", () => {
  const session = withPreview()
  session.run(replaceSound("preview", { ...asset("whole", "Night Drive"), offset: 30 }))
  expect(session.project.all("regions")).toMatchObject([{ assetId: "whole", offset: 32, length: 4, start: 960, gainDb: -3 }])
  expect(session.project.get("assets", "whole")).toMatchObject({ name: "Night Drive", frames: 480_000 })
  session.undo()
  expect(session.project.all("regions")).toMatchObject([{ assetId: "preview", offset: 2 }])
  expect(session.run(replaceSound("nowhere", { ...asset("whole", "Night Drive"), offset: 0 })).done).toBe(false)
})

it("stems play in its place on tracks below it, and the preview is silent", () => {
  const session = withPreview()
  session.run(replaceByStems("preview", [{ ...asset("kick", "Kick"), offset: 30 }, { ...asset("bass", "Bass"), offset: 30 }]))
  expect(trackOrder(session.project).map(({ name }) => name)).toEqual(["Beat", "Kick", "Bass", "Voice", "Master"])
  expect(session.project.all("regions").map(({ assetId, offset, muted, start }) => [assetId, offset, muted, start])).toEqual([["preview", 2, true, 960], ["kick", 32, false, 960], ["bass", 32, false, 960]])
})
