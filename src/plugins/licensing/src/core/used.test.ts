import { describe, expect, it } from "vitest"
import { aGrant } from "../testing/grants"
import { mp3License as mp3 } from "../types/mp3"
import { toUsed } from "./used"

const caps = { audioStreams: 50_000, copies: 500, freeDownloads: 0, monetizedVideos: 1, otherVideos: 1, radioStations: 0, paidPerformances: null }
const held = { id: "lic_1", number: "MB-1", label: "MP3", type: "mp3", state: "valid" as const, recording_id: "rec_1", paid_at: "2026-11-24T10:00:00Z", facts: aGrant({ terms: { ...mp3.defaults, years: 2, producerShare: 40 } }), caps, reports: [] }

describe("a license as a release looks at it", () => {
  it("says until when it runs, what it limits, and whom it credits", () => {
    expect(toUsed(held, mp3)).toMatchObject({ ends_on: "2028-11-24", caps, terms: { producerShare: 40 }, producer: held.facts.licensor.alias, exclusive: false, prohibited: [...mp3.prohibited] })
  })

  it("counts of each use the report that came last", () => {
    const reports = [{ as_of: "2026-12-01", totals: { audioStreams: 9_000, copies: 3 } }, { as_of: "2026-11-30", totals: { audioStreams: 8_000 } }]
    expect(toUsed({ ...held, reports }, mp3).used).toEqual({ audioStreams: 8_000, copies: 3 })
  })

  it("takes the terms of its type where none were frozen, and everything for forbidden where the type is gone", () => {
    const { terms: _, ...facts } = held.facts
    expect(toUsed({ ...held, facts }, mp3).terms.producerShare).toBe(mp3.defaults.producerShare)
    expect(toUsed(held, null).prohibited).toEqual(["resale", "sublicense", "content-id"])
  })

  it("keeps the limits of a license from before there were seven", () => {
    expect(toUsed({ ...held, caps: { copies: 10, audioStreams: 20, musicVideos: 1, radioStations: 0, paidPerformances: false } }, mp3).caps).toMatchObject({ copies: 10, audioStreams: 20, monetizedVideos: 1, paidPerformances: 0, freeDownloads: null })
  })
})
