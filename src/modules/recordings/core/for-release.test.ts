import { describe, expect, it } from "vitest"
import type { SourceSound } from "@max-booster/extension-api"
import { toReleaseRecording } from "./for-release"
import type { AssetRow, RecordingRow } from "./rows"

const asset = (kind: AssetRow["kind"]) => ({ id: `ast_${kind}`, kind, checksum: `sum of ${kind}`, size: 9, url: kind === "artwork" ? "https://files.test/cover.jpg" : null }) as AssetRow
const sound = (lossy: boolean, truePeakDbtp = 0.5) => ({ facts: { lossy }, loudness: { truePeakDbtp } }) as SourceSound
const aRow = (change: Partial<RecordingRow> = {}) => ({ id: "rec_1", seller_id: "sel_1", title: "Night Drive", state: "ready", genre: "trap", sound: sound(false), analysis: null, assets: [asset("source"), asset("wav"), asset("artwork")], ...change }) as RecordingRow
const mended = { id: "rnd_1", files: [{ name: "audio", filename: "a.wav", mime_type: "audio/wav", size: 7, checksum: "mended", file_id: "key" }], report: { sound: sound(false, -1), measures: null } }

describe("a recording as a release sees it", () => {
  it("packs what was uploaded, and nothing that was uploaded with loss", () => {
    expect(toReleaseRecording(aRow(), undefined)).toMatchObject({ lossless: { asset_id: "ast_source", kind: "source" }, artwork_url: "https://files.test/cover.jpg" })
    expect(toReleaseRecording(aRow({ assets: [asset("source")] }), undefined).artwork_url).toBeNull()
    expect(toReleaseRecording(aRow({ sound: sound(true) }), undefined).lossless).toBeNull()
    expect(toReleaseRecording(aRow({ sound: null }), undefined).lossless).toBeNull()
  })

  it("packs the mended file where there is one, with what is heard in that", () => {
    expect(toReleaseRecording(aRow(), mended)).toMatchObject({ sound: { loudness: { truePeakDbtp: 0.5 } }, lossless: { asset_id: "rnd_1", kind: "wav", checksum: "mended", size: 7, heard: { sound: { loudness: { truePeakDbtp: -1 } } } } })
  })
})
