import { releaseStates } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { markRefusal, stateWords } from "./status"

const mark = (from: (typeof releaseStates)[number], state: Parameters<typeof markRefusal>[1]["state"], reason: string | null = null) => markRefusal(from, { target: "spotify", state, reason })?.code ?? null

describe("a status by hand", () => {
  it("may say that a release was handed over, from wherever it stands", () => {
    for (const from of releaseStates) expect([mark(from, "submitted"), mark(from, "in_review"), mark(from, "live")]).toEqual([null, null, null])
  })

  it("has a reason when it is a rejection", () => {
    expect(mark("submitted", "rejected")).toBe("reason_missing")
    expect(mark("submitted", "rejected", "The cover is blurred")).toBeNull()
  })

  it("cannot reject or take down what was never handed over", () => {
    expect([mark("draft", "rejected", "no"), mark("ready", "taken_down"), mark("live", "taken_down")]).toEqual(["not_handed_over", "not_handed_over", null])
  })

  it("is said in words for every state", () => {
    for (const state of releaseStates) expect(stateWords(state, "apple-music", "why")).toContain("Apple Music")
  })
})
