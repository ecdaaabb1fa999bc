import { addInsert, addLane, addPoints, addSend, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { expect, it } from "vitest"
import { withHeld } from "./held"

it("a held control is heard where the hand has it, and only its lane waits", () => {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  run(addTrack({ kind: "audio", name: "Lead" })) // id-1
  run(addTrack({ kind: "bus", name: "Room" })) // id-2
  run(addSend("id-1", "id-2")) // id-3
  run(addInsert("id-1", { effect: "filter", version: 1, params: {} })) // id-4
  run(addLane("id-1", "gain")) // id-5
  run(addLane("id-1", "pan")) // id-6
  run(addPoints("id-5", [{ tick: 0, value: -6 }]))
  const data = project.toData()
  const heard = withHeld(data, [{ trackId: "id-1", target: "gain", value: -20 }, { trackId: "id-1", target: "mute", value: 1 }, { trackId: "id-1", target: "send:id-3", value: -9 }, { trackId: "id-1", target: "insert:id-4:cutoff", value: 500 }])
  expect(heard.tracks["id-1"]).toMatchObject({ gainDb: -20, mute: true, pan: 0 })
  expect([heard.sends["id-3"]?.gainDb, heard.inserts["id-4"]?.["p:cutoff"], heard.lanes["id-5"]?.mode, heard.lanes["id-6"]?.mode]).toEqual([-9, 500, "off", "read"])
  expect(data.tracks["id-1"]).toMatchObject({ gainDb: 0, mute: false })
  expect(withHeld(data, [{ trackId: "nowhere", target: "gain", value: 1 }])).toEqual(data)
})
