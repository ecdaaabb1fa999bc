import { testLicenseType } from "@max-booster/licensing/testing/conformance"
import { describe, expect, it } from "vitest"
import { syncLicense } from "."

testLicenseType(syncLicense, { describe, it })

describe("the sync license", () => {
  const terms = syncLicense.terms.parse(syncLicense.defaults)
  const { exampleAnswers } = syncLicense
  const clauses = (change: object) => syncLicense.clauses({ ...terms, years: 1 }, { ...exampleAnswers, ...change } as Parameters<typeof syncLicense.clauses>[1], "en").map(({ text }) => text).join("\n")

  it("permits one production and nothing else", () => {
    expect(syncLicense.permits({ kind: "synchronization" }, terms)).toEqual({ allowed: true })
    expect(syncLicense.permits({ kind: "synchronization", quantity: 2 }, terms)).toMatchObject({ allowed: false })
    expect(syncLicense.permits({ kind: "copies" }, terms)).toMatchObject({ allowed: false })
  })

  it("names the production, where it is shown, for how long, and whether trailers are covered", () => {
    expect(clauses({})).toMatch(/“The Long Way Home” \(film\).* in Europe, for 1 year from the date of payment\.\nTrailers of the production are covered/s)
    expect(clauses({ trailers: false, territory: "The whole world" })).toMatch(/in the whole world.*are not covered/s)
  })

  it("tells the log which production a license was bought for", () => {
    const lines: string[] = []
    const license = { id: "lic_1", number: "MB-1", type: "sync", order_id: "o", beat_title: "Night Drive", terms, answers: exampleAnswers, issued_at: "" }
    void syncLicense.onIssued?.(license as unknown as Parameters<NonNullable<typeof syncLicense.onIssued>>[0], { fetch, signal: AbortSignal.timeout(1_000), attempt: 1, log: (words) => { lines.push(words) } })
    expect(lines).toEqual(["MB-1: “Night Drive” goes into “The Long Way Home” (Film), first used 2027-03-01"])
  })
})
