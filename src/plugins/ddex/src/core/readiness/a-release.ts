import { releaseDocumentSchema, type ReleaseArtwork } from "@max-booster/api-contract"
import type { Measures } from "@max-booster/extension-api"
import type { ReleaseFacts, ReleaseRecording, UsedLicense } from "../facts"

const measures = (): Measures => ({ plrLu: 13, dynamicRangeDr: 9, clipping: { runs: 0, firstMs: [] }, silenceMs: { start: 20, end: 400 }, dcOffset: 0.0001, stereoCorrelation: 0.7 })

/** A recording of a song as it should be, for tests. */
export const aRecording = (id: string, seller = "sel_ana"): ReleaseRecording => ({
  id, seller_id: seller, title: "Night Bus", state: "ready", genre: "trap", artwork_url: null, writers: [],
  sound: { facts: { container: "wav", codec: "pcm_s16le", lossy: false, sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs: 185_000, peakDbfs: -1.2 }, loudness: { integratedLufs: -14, rangeLu: 6, truePeakDbtp: -1.1 } },
  analysis: { bpm: 140, bpmConfidence: 0.9, key: null, keyConfidence: 0, engine: "e", engineVersion: "1", durationMs: 185_000, sampleRate: 44_100, channels: 2, bitDepth: 16, loudnessLufs: -14, loudnessRangeLu: 6, truePeakDbtp: -1.1, askToConfirm: false, measures: measures() },
  lossless: { asset_id: `${id}_wav`, kind: "source", checksum: `sum-${id}`, size: 32_000_000 },
})

/** A license of a beat by Ben, as it should be, for tests. */
export const aLicense = (id = "lic_1"): UsedLicense => {
  const caps = { audioStreams: null, copies: null, freeDownloads: null, monetizedVideos: null, otherVideos: null, radioStations: null, paidPerformances: null }
  return {
    id, number: "MB-2026-000123", label: "Premium", type: "premium", state: "valid", recording_id: "rec_beat", beat_title: "Ferry", producer: "Ben Beats", ends_on: null, caps, used: {}, prohibited: [], exclusive: false,
    terms: { ...caps, years: null, territory: null, producerShare: 50, creditLine: "Prod. by {producer}" },
  }
}

export const anArtwork = (): ReleaseArtwork => ({ url: "https://shop.example/cover.jpg", width: 3_000, height: 3_000, format: "jpeg", color_space: "rgb", has_alpha: false, size: 2_000_000, checksum: "cover", border: 0, is_blank: false })

/** A single that no rule finds anything wrong with, for tests: a song of Ana's over a licensed beat. */
export function aRelease(): ReleaseFacts {
  const document = releaseDocumentSchema.parse({
    kind: "single", title: "Night Bus", label: "Ana Records", upc: "036000291452", release_date: "2027-02-05", original_release_date: null, genre: "trap",
    p_line: { year: 2027, owner: "Ana Records" }, c_line: { year: 2027, owner: "Ana Records" },
    people: [{ id: "P1", name: "Ana", isni: "0000 0001 2145 5467", ipi: "00014107338" }, { id: "P2", name: "Ben Beats" }], credits: [{ person: "P1", role: "main" }],
    deals: [{ id: "D1", price_tier: "mid" }], targets: ["spotify", "apple-music", "generic-ern", "distrokid", "tunecore", "cdbaby"],
    tracks: [{
      id: "K1", recording_id: "rec_song", title: "Night Bus", isrc: "AA6Q72000047", iswc: "T-034.524.680-1", language: "en", lyrics: "The last bus home", licenses: ["lic_1"],
      credits: [{ person: "P1", role: "main" }, { person: "P1", role: "vocalist" }, { person: "P1", role: "composer" }, { person: "P1", role: "lyricist" }, { person: "P2", role: "composer" }, { person: "P2", role: "producer" }],
      shares: [{ person: "P1", role: "lyricist", points: 5_000 }, { person: "P2", role: "composer", points: 5_000 }],
    }],
  })
  return {
    id: "rel_1", document, seller: { id: "sel_ana", name: "Ana", country: "us" }, today: "2026-11-26", artwork: anArtwork(), recordings: new Map([["rec_song", aRecording("rec_song")]]), licenses: new Map([["lic_1", aLicense()]]),
    isrcs: new Map([["AA6Q72000047", ["rec_song"]]]), upcs: new Map([["036000291452", ["rel_1"]]]), sender: { name: "Max Booster", dpid: "PADPIDA2007050901U" },
  }
}
