import { addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { expect, it } from "vitest"
import { placeSounds, type Placed } from "./place"

const aSession = () => { let count = 0; return openSession(seedProject({ name: "Night Drive", bpm: 140 }), { person: "ana", makeId: () => `id-${(count += 1)}` }) }
const aSound = (region: string): Placed => ({ hash: region, name: `Beat: ${region}`, region, frames: 441_000, sampleRate: 44_100, channels: 2 })

it("stems lie one below the other from the same place on, follow the tempo, and go in one step", () => {
  const session = aSession()
  session.run(addTrack({ kind: "audio", name: "Lead" }))
  const regions = placeSounds(session, "Beat", [aSound("Drums"), aSound("Bass")], { at: 960, trackId: "id-1", sourceBpm: 120 })
  const { project } = session
  expect(project.all("tracks").filter(({ kind }) => kind === "audio").map(({ name }) => name)).toEqual(["Lead", "Drums", "Bass"])
  expect(regions.map((id) => project.get("regions", id))).toMatchObject([{ name: "Drums", start: 960, length: 10, sourceBpm: 120 }, { name: "Bass", start: 960, length: 10, sourceBpm: 120 }])
  expect(session.undoLabel).toBe("Add 2 stems of “Beat”")
  session.undo()
  expect([project.all("regions"), project.all("assets")]).toEqual([[], []])
})

it("one sound goes onto an audio track, and onto a new one elsewhere", () => {
  const session = aSession()
  session.run(addTrack({ kind: "audio", name: "Lead" }))
  session.run(addTrack({ kind: "instrument", name: "Keys" }))
  const trackOf = (id = "") => session.project.get("tracks", session.project.get("regions", id)?.trackId ?? "")?.name
  const on = (trackId: string | null) => trackOf(placeSounds(session, "Beat", [aSound("Beat")], { at: 0, trackId, sourceBpm: 0 })[0])
  expect([on("id-1"), on("id-2"), on(null)]).toEqual(["Lead", "Beat", "Beat"])
})
