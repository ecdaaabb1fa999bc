import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { isDraft, withRecording } from "./to-release"

const aRelease = (...tracks: object[]) => releaseDocumentSchema.parse({ title: "Nights", tracks })
const status = (state: "draft" | "ready" | "live") => ({ target: "spotify" as const, state, at: "", source: "product" as const, reason: null, url: null, artwork_url: null })

describe("a bounce for a release", () => {
  it("becomes the last track of the last disc", () => {
    const { tracks } = withRecording(aRelease({ id: "K1", recording_id: "rec_1" }, { id: "K2", disc: 2 }), "rec_2", "Night Drive", "K3")
    expect(tracks.map(({ id, recording_id, disc, title }) => [id, recording_id, disc, title])).toEqual([["K1", "rec_1", 1, ""], ["K2", null, 2, ""], ["K3", "rec_2", 2, "Night Drive"]])
  })

  it("is there once, however often it is sent", () => {
    const document = withRecording(aRelease(), "rec_1", "Night Drive", "K1")
    expect(withRecording(document, "rec_1", "Night Drive", "K2")).toBe(document)
  })

  it("goes only to one that was not handed over, and has room", () => {
    expect(isDraft({ statuses: [], tracks: 3 })).toBe(true)
    expect(isDraft({ statuses: [status("draft"), status("ready")], tracks: 3 })).toBe(true)
    expect(isDraft({ statuses: [status("draft"), status("live")], tracks: 3 })).toBe(false)
    expect(isDraft({ statuses: [], tracks: 200 })).toBe(false)
  })
})
