import type { PlanTier } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { toPlan, toTierRows } from "./tier-rows"

const caps = { copies: null, audioStreams: null, musicVideos: null, radioStations: null, paidPerformances: true }
const aTier = (part: Partial<PlanTier> = {}): PlanTier => ({ type: "wav", label: "WAV", summary: "", price: { amount: "4900", currency: "usd" }, enabled: true, caps, delivers: ["wav"], exclusive: false, blocked_by: null, ...part })

describe("rows of license tiers", () => {
  it("show what the backend says until something is typed", () => {
    expect(toTierRows([aTier()], {})).toMatchObject([{ typed: "49.00", enabled: true, fault: null, isChanged: false }])
  })
  it("keep what was typed when news come", () => {
    const edits = { wav: { typed: "55" } }
    const [before] = toTierRows([aTier({ blocked_by: "The WAV file is not ready yet" })], edits)
    const [after] = toTierRows([aTier()], edits)
    expect(before).toMatchObject({ typed: "55", tier: { blocked_by: "The WAV file is not ready yet" } })
    expect(after).toMatchObject({ typed: "55", isChanged: true, tier: { blocked_by: null } })
  })
  it("count as saved when the price is the same, however it is written", () => {
    expect(toTierRows([aTier()], { wav: { typed: "49" } })).toMatchObject([{ isChanged: false }])
  })
  it("ask for a price only where it is sold", () => {
    const faults = (part: Partial<PlanTier>, edit: { typed: string; enabled?: boolean }) => toTierRows([aTier(part)], { wav: edit }).map(({ fault }) => fault)
    expect(faults({}, { typed: "free" })).toEqual(["Write it like 29.95"])
    expect(faults({}, { typed: "free", enabled: false })).toEqual([null])
    expect(faults({ blocked_by: "Needs stems" }, { typed: "free" })).toEqual([null])
  })
  it("leave a waiting tier switched on, so that it is offered when its file comes", () => {
    expect(toPlan(toTierRows([aTier({ blocked_by: "Needs stems" })], {}))).toEqual([{ type: "wav", price: { amount: "4900", currency: "usd" }, enabled: true }])
  })
})
