import type { Finding, Readiness } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { groupFindings, hindering, whyBlocked, workingFor } from "./findings"

const finding = (part: Partial<Finding>): Finding => ({ rule: "title-missing", severity: "blocker", targets: ["spotify"], path: "title", title: "A title is missing", reason: "", fix: null, ...part })

describe("the checklist of a release", () => {
  const findings = [
    finding({ severity: "advice", path: "catalog_number" }), finding({}), finding({ severity: "warning", path: "tracks.K1.licenses", rule: "license-ends-before-deals", targets: ["spotify", "tunecore"] }),
    finding({ path: "tracks.K1.audio", rule: "audio-rate", fix: { id: "render", label: "Render it" } }),
  ]
  it("has rights first, then what blocks", () => {
    expect(groupFindings(findings, null).map(({ name, findings: each }) => [name, each.length])).toEqual([["Rights", 1], ["To mend before it goes out", 2], ["Advice", 1]])
    expect(groupFindings(findings, "tunecore").map(({ name }) => name)).toEqual(["Rights"])
    expect(groupFindings([], null)).toEqual([])
  })
  it("counts what hinders by part of the editor", () => {
    expect(hindering(findings)).toEqual({ basics: 1, tracks: 1 })
  })
  it("says why a target is blocked", () => {
    const readiness: Readiness = { targets: [{ target: "spotify", name: "Spotify", is_ready: false, passed: 3, blockers: 2, warnings: 1 }, { target: "tunecore", name: "TuneCore", is_ready: true, passed: 5, blockers: 0, warnings: 1 }], findings, working: [{ fix: "render", path: "tracks.K1.audio", fraction: 0.4, problem: null }] }
    expect(whyBlocked(readiness, "spotify")).toBe("A title is missing, and 1 more.")
    expect(whyBlocked(readiness, "tunecore")).toBeNull()
    expect(whyBlocked(readiness, "cdbaby")).toBe("Choose this target first, in Targets.")
    expect(findings.map((each) => workingFor(readiness, each)?.fraction)).toEqual([undefined, undefined, undefined, 0.4])
  })
})
