import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { tracksToCode, withIsrcs } from "./tracks-to-code"

const document = releaseDocumentSchema.parse({
  tracks: [
    { id: "t1", recording_id: "rec_1" }, { id: "t2", recording_id: "rec_2", isrc: "no-abc-26-00001" }, { id: "t3", recording_id: "rec_1", isrc: " " },
    { id: "t4", recording_id: null }, { id: "t5", recording_id: "rec_5", isrc: "NOABC26" },
  ],
})

describe("tracks that want an ISRC", () => {
  it("are those without one, each recording once; half a code is neither", () => {
    expect(tracksToCode(document)).toEqual({ without: ["rec_1"], typed: new Map([["rec_2", "NOABC2600001"]]) })
  })

  it("get the one of their recording, and nothing that was typed is changed", () => {
    const coded = withIsrcs(document, new Map([["rec_1", "NOABC2600002"], ["rec_2", "NOABC2600003"]]))
    expect(coded.tracks.map(({ isrc }) => isrc)).toEqual(["NOABC2600002", "no-abc-26-00001", "NOABC2600002", null, "NOABC26"])
  })
})
