import { addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { expect, it } from "vitest"
import { rowsOf } from "../view/geometry"
import { dropPlace } from "./heads.client"

it("a track is dropped before another, behind it, into a folder, or at the end", () => {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive" }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  run(addTrack({ kind: "audio", name: "Drums" }))
  run(addTrack({ kind: "folder", name: "Band" }))
  run(addTrack({ kind: "audio", name: "Bass" }, { parentId: "id-2" }))
  const rows = rowsOf(project)
  expect(dropPlace(rows, 10)).toMatchObject({ parentId: "", beforeId: "id-1" })
  expect(dropPlace(rows, 60)).toMatchObject({ y: 72, parentId: "", beforeId: "id-2" })
  expect(dropPlace(rows, 72 + 40)).toEqual({ y: 108, parentId: "id-2" })
  expect(dropPlace(rows, 72 + 10)).toMatchObject({ parentId: "", beforeId: "id-2" })
  expect(dropPlace(rows, 144 + 60)).toEqual({ y: 216, parentId: "id-2" })
  expect(dropPlace(rows, 900)).toEqual({ y: 216, parentId: "" })
})
