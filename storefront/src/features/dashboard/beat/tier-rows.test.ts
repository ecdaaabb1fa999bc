import type { PlanTier } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { faultOfRows, merged, toPlan, toTierRows, undone } from "./tier-rows"

const caps = { audioStreams: null, copies: 700, freeDownloads: null, monetizedVideos: null, otherVideos: null, radioStations: null, paidPerformances: null }
const price = { amount: "4900", currency: "usd" }
const terms = { ...caps, years: 10, territory: null, producerShare: 50, creditLine: "Prod. by {producer}" }
const bounds = [{ term: "copies", lowest: 500, highest: 10_000, unlimited: false }, { term: "years", lowest: 1, highest: 99, unlimited: true }]
const aTier = (part: Partial<PlanTier> = {}): PlanTier => ({
  type: "wav", label: "WAV", summary: "", price, enabled: true, caps, delivers: ["wav"], exclusive: false, accept_from: null, blocked_by: null, overrides: [], price_rules: { lowest: "0", highest: "99999999", step: "1" }, bounds,
  details: { terms, prohibited: ["resale"], ai_training: "reserved", upgrades_to: [], minimum_offer: null, for_contact: false }, below: { price, enabled: true, minimum_offer: null, accept_from: null, terms: { ...terms, copies: 3_000 } }, ...part,
})

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
    expect(toPlan(toTierRows([aTier({ blocked_by: "Needs stems" })], {}))).toEqual([{ type: "wav", price, enabled: true, minimum_offer: null, accept_from: null, terms: { copies: 700, years: 10 } }])
  })
  it("read numbers as people write them, and nothing as no limit where there may be none", () => {
    const [row] = toTierRows([aTier()], { wav: { terms: { copies: "2,500", years: "" } } })
    expect(row?.terms).toMatchObject([{ value: 2_500, fault: null }, { value: null, fault: null }])
    expect(toPlan(row ? [row] : [])[0]?.terms).toEqual({ copies: 2_500, years: null })
  })
  it.each([["copies", "499", "Write 500 to 10,000"], ["copies", "", "Write 500 to 10,000"], ["copies", "-5", "Write 500 to 10,000"], ["years", "ever", "Write 1 to 99, or nothing for no limit"]])("say what %s may be instead of “%s”", (term, typed, words) => {
    const rows = toTierRows([aTier()], { wav: { terms: { [term]: typed } } })
    expect(rows[0]?.terms.find(({ bound }) => bound.term === term)?.fault).toBe(words)
    expect(faultOfRows(rows)).toBe("Look at the limits and offers of WAV.")
  })
  it.each([["50", "Not above the price"], ["0.2", "At least $0.50, or nothing"], ["much", "Write it like 15.00, or nothing"], ["49", null], ["", null]])("take an offer of “%s” or say why not", (offer, fault) => { expect(toTierRows([aTier()], { wav: { offer } })[0]?.offerFault).toBe(fault) })
  it("know what differs from the shop, and undo one thing or all", () => {
    const edits = { wav: { typed: "55", enabled: false, offer: "20" } }
    const [row] = toTierRows([aTier()], edits)
    if (!row) throw new Error("no row")
    expect(row.overrides).toEqual(["price", "enabled", "minimum_offer", "copies"])
    expect(toTierRows([aTier()], { wav: merged(edits.wav, undone(row, "copies")) })[0]?.overrides).toEqual(["price", "enabled", "minimum_offer"])
    expect(toTierRows([aTier()], { wav: merged(edits.wav, undone(row)) })[0]).toMatchObject({ overrides: [], isChanged: true, typed: "49.00", enabled: true, offer: "" })
  })
})
