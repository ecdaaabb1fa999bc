import { releaseDocumentSchema, type ReleaseDocument } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { addCredit, addShare, addTrack, freshKey, moveTrack, placeTrack, removePerson, removeTrack, setTrack, timesNamed, toggled } from "./document-edits"

const aRelease = (tracks: { id: string; disc?: number }[] = []): ReleaseDocument => releaseDocumentSchema.parse({ tracks })
const order = ({ tracks }: ReleaseDocument) => tracks.map(({ id, disc }) => `${disc}:${id}`)

describe("edits of a release", () => {
  it("give a new track a key that none had, and the last disc", () => {
    const document = addTrack({ id: "rec", title: "Night" })(aRelease([{ id: "K1" }, { id: "K7", disc: 2 }]))
    expect(document.tracks.at(-1)).toMatchObject({ id: "K8", disc: 2, recording_id: "rec", title: "Night" })
    expect(freshKey("P", [{ id: "ana" }, { id: "P2" }])).toBe("P3")
  })
  it("move a track by a place, and over the edge of a disc to the other disc", () => {
    const document = aRelease([{ id: "a" }, { id: "b" }, { id: "c", disc: 2 }])
    expect(order(moveTrack("a", 1)(document))).toEqual(["1:b", "1:a", "2:c"])
    expect(order(moveTrack("b", 1)(document))).toEqual(["1:a", "2:b", "2:c"])
    expect(moveTrack("a", -1)(document)).toBe(document)
  })
  it("drop a track where another is, on its disc", () => {
    const document = aRelease([{ id: "a" }, { id: "b" }, { id: "c", disc: 2 }])
    expect(order(placeTrack("a", "c")(document))).toEqual(["1:b", "2:c", "2:a"])
    expect(order(placeTrack("c", "a")(document))).toEqual(["1:c", "1:a", "1:b"])
    expect(placeTrack("a", "a")(document)).toBe(document)
  })
  it("keep tracks by disc when one goes to another disc", () => {
    expect(order(setTrack("a", { disc: 2 })(aRelease([{ id: "a" }, { id: "b" }])))).toEqual(["1:b", "2:a"])
  })
  it("write a person down once, whatever the case of letters, and each credit once", () => {
    const document = [addCredit(null, "Ana Lind", "main", null), addCredit("K1", " ana lind ", "producer", null), addCredit("K1", "ANA LIND", "producer", null)].reduce((at, change) => change(at), aRelease([{ id: "K1" }]))
    expect(document.people).toMatchObject([{ id: "P1", name: "Ana Lind" }])
    expect(document.tracks[0]?.credits).toEqual([{ person: "P1", role: "producer", instrument: null }])
    expect(timesNamed(document, "P1")).toBe(2)
    expect(addCredit(null, "  ", "main", null)(document)).toBe(document)
  })
  it("give a new share what is missing, and take somebody out everywhere", () => {
    const document = [addShare("K1", "Ana", "composer"), setTrack("K1", { shares: [{ person: "P1", role: "composer", points: 6_000 }] }), addShare("K1", "Ben", "lyricist"), addCredit(null, "Ben", "main", null)].reduce((at, change) => change(at), aRelease([{ id: "K1" }]))
    expect(document.tracks[0]?.shares.map(({ points }) => points)).toEqual([6_000, 4_000])
    const after = removePerson("P2")(document)
    expect([after.people.length, after.credits, after.tracks[0]?.shares]).toEqual([1, [], [{ person: "P1", role: "composer", points: 6_000 }]])
  })
  it("take a track away, and toggle in the order of the whole", () => {
    expect(order(removeTrack("a")(aRelease([{ id: "a" }, { id: "b" }])))).toEqual(["1:b"])
    expect(toggled(["c"], "a", true, ["a", "b", "c"])).toEqual(["a", "c"])
    expect(toggled(["a", "c"], "a", false, ["a", "b", "c"])).toEqual(["c"])
  })
})
