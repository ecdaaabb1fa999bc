import { describe, expect, it } from "vitest"
import type { ReleaseRecording } from "@max-booster/extension-api"
import { newDocument } from "./new-release"
import { creditsOfRole, shareRoleOf } from "./writer-role"

const aRecording = (id: string, change: Partial<ReleaseRecording> = {}): ReleaseRecording => ({ id, seller_id: "sel_1", title: `Title of ${id}`, state: "ready", genre: null, sound: null, analysis: null, artwork_url: null, lossless: null, writers: [], ...change })
const begin = (...recordings: ReleaseRecording[]) => newDocument({ recordings, shop: "Night Shift", owner: "Ana Lima", year: 2026 })

describe("a new release", () => {
  it("takes title, artist, label, lines and genre from a recording and its shop", () => {
    expect(begin(aRecording("rec_1", { genre: "trap" }))).toMatchObject({
      kind: "single", title: "Title of rec_1", label: "Night Shift", p_line: { year: 2026, owner: "Night Shift" }, c_line: { year: 2026, owner: "Night Shift" }, genre: "trap", language: "en",
      people: [{ id: "p1", name: "Night Shift" }, { id: "p2", name: "Ana Lima" }], credits: [{ person: "p1", role: "main" }],
      tracks: [{ id: "t1", recording_id: "rec_1", title: "Title of rec_1", disc: 1, credits: [{ person: "p1", role: "main" }, { person: "p2", role: "producer" }, { person: "p2", role: "composer" }], shares: [{ person: "p2", role: "composer", points: 10_000 }] }],
      deals: [{ id: "d1", territories: { mode: "world" }, ends_on: null }],
    })
  })

  it("credits those of the split sheet, each person once in all tracks", () => {
    const writers = [{ name: "Ana Lima", role: "producer", points: 5_000 }, { name: "Ben Öström", role: "topline writer", points: 5_000 }, { name: "Cy", role: "Mixing", points: 0 }]
    const { people, tracks } = begin(aRecording("rec_1", { writers }), aRecording("rec_2", { writers: [{ name: "ben  öström", role: "vocals", points: 10_000 }] }))
    expect(people.map(({ name }) => name)).toEqual(["Night Shift", "Ana Lima", "Ben Öström", "Cy"])
    expect(tracks[0]?.credits.map(({ person, role }) => `${person} ${role}`)).toEqual(["p1 main", "p2 producer", "p2 composer", "p3 lyricist", "p3 composer", "p4 mixing-engineer"])
    expect(tracks[0]?.shares).toEqual([{ person: "p2", role: "composer", points: 5_000 }, { person: "p3", role: "composer", points: 5_000 }])
    expect(tracks[1]?.shares).toEqual([{ person: "p3", role: "composer", points: 10_000 }])
  })

  it("is a single, an EP or an album by its tracks, has no title of its own when there are several, and may be empty", () => {
    const many = (count: number) => begin(...Array.from({ length: count }, (_, at) => aRecording(`rec_${at}`)))
    expect([0, 1, 3, 4, 6, 7].map((count) => many(count).kind)).toEqual(["single", "single", "single", "ep", "ep", "album"])
    expect([many(0).title, many(2).title]).toEqual(["", ""])
  })
})

describe("a role of a split sheet", () => {
  it("is found in anybody's words, and a share makes a writer", () => {
    expect(creditsOfRole("Co-Producer", true)).toEqual(["producer", "composer"])
    expect(creditsOfRole("Mastering", false)).toEqual(["mastering-engineer"])
    expect(creditsOfRole("manager", false)).toEqual([])
    expect(["lyrics", "arranger", "manager"].map(shareRoleOf)).toEqual(["lyricist", "arranger", "composer"])
  })
})
