import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { around, keyed, sectionOf, trackOf } from "./paths"

describe("paths of a release", () => {
  it("have a home in the editor", () => {
    expect(["title", "p_line.year", "artwork", "tracks.K2.audio", "tracks.K2.ai.parts", "credits", "people.P1.isni", "upc", "deals.D1.models"].map(sectionOf)).toEqual(["basics", "basics", "cover", "tracks", "ai", "people", "people", "identifiers", "deals"])
  })
  it("name tracks by key, also where they were counted", () => {
    const document = releaseDocumentSchema.parse({ tracks: [{ id: "K4" }, { id: "K2" }] })
    expect(keyed(document, "tracks.1.title")).toBe("tracks.K2.title")
    expect(keyed(document, "tracks.K4.title")).toBe("tracks.K4.title")
    expect(keyed(document, "tracks.K9.title")).toBe("tracks.K9.title")
    expect(trackOf("tracks.K4.title")).toBe("K4")
    expect(trackOf("title")).toBeNull()
  })
  it("lead to the nearest that is there", () => {
    expect(around("tracks.K2.p_line")).toEqual(["tracks.K2.p_line", "tracks.K2", "tracks"])
  })
})
