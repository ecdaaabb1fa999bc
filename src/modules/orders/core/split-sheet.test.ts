import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkSplit, effectiveFrom, inForceFrom, isNothing, leavers, standing, versionAt, type Share, type Version } from "./split-sheet"
import { splitText } from "./split-text"

const share = (partyId: string, revenuePoints: number, publishingPoints = revenuePoints, role = "producer"): Share => ({ partyId, name: partyId.toUpperCase(), role, revenuePoints, publishingPoints })
const propose = (shares: Share[], recoup: Parameters<typeof checkSplit>[0]["recoup"] = null) => checkSplit({ ownerId: "ana", shares, recoup })
const codeOf = (result: ReturnType<typeof checkSplit> | ReturnType<typeof effectiveFrom>) => (result.ok ? "ok" : result.error.code)

/** Cuts the whole at random places: parts that sum to 10 000. */
const aColumn = (count: number) => fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: count - 1, maxLength: count - 1 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000]).map((edges) => edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0)))
const aSplit = fc.integer({ min: 1, max: 20 }).chain((count) => fc.tuple(aColumn(count), aColumn(count)))
  .map(([revenue, publishing]) => revenue.map((points, i) => share(i === 0 ? "ana" : `party_${i}`, points, publishing[i] ?? 0)))
  .map((shares) => shares.filter((s) => s.partyId === "ana" || !isNothing(s)))

describe("checking a split", () => {
  it("takes every division that is whole in both columns, and none that lacks or has a point more", () => {
    fc.assert(fc.property(aSplit, fc.nat(), fc.constantFrom(-1, 1), fc.constantFrom("revenuePoints" as const, "publishingPoints" as const), (shares, at, by, column) => {
      expect(codeOf(propose(shares))).toBe("ok")
      const i = at % shares.length
      const off = shares.map((s, n) => (n === i ? { ...s, [column]: s[column] + by } : s))
      expect(["bad_sum", "bad_points", "empty_share"]).toContain(codeOf(propose(off)))
    }))
  })

  it("refuses points that are broken, negative or above the whole, and says whose", () => {
    for (const points of [-1, 0.5, 10_001, NaN]) {
      const refused = propose([share("ana", 10_000 - points), share("ben", points)])
      expect(refused.ok ? "" : refused.error.message).toMatch(/BEN|ANA/)
      expect(codeOf(refused)).toBe("bad_points")
    }
  })

  it("refuses a party that stands in it twice, a missing owner, more than twenty shares and a share of nothing", () => {
    expect(codeOf(propose([share("ana", 5_000), share("ben", 2_500), share("ben", 2_500)]))).toBe("party_twice")
    expect(codeOf(propose([share("ben", 10_000)]))).toBe("owner_missing")
    expect(codeOf(propose([share("ana", 8_000), ...Array.from({ length: 20 }, (_, i) => share(`p${i}`, 100))]))).toBe("too_many_shares")
    expect(codeOf(propose([share("ana", 10_000), share("ben", 0)]))).toBe("empty_share")
    expect(codeOf(propose([share("ana", 0), share("ben", 10_000)]))).toBe("ok")
  })

  it("takes a recoupment of a party, and more than nothing", () => {
    const shares = [share("ana", 5_000), share("ben", 5_000)]
    const recoup = (partyId: string, amount: bigint) => codeOf(propose(shares, { partyId, amount, currency: "usd" }))
    expect([recoup("ben", 1n), recoup("ben", 0n), recoup("ben", -5n), recoup("cy", 5n)]).toEqual(["ok", "bad_recoupment", "bad_recoupment", "bad_recoupment"])
  })
})

describe("from when a version counts", () => {
  const now = new Date("2026-11-26T15:00:00Z")

  it("is now without a date, the beginning of a later day, and never in the past", () => {
    expect(effectiveFrom(null, now)).toEqual({ ok: true, value: now })
    expect(effectiveFrom("2026-11-26", now)).toEqual({ ok: true, value: now })
    expect(effectiveFrom("2026-12-01", now)).toEqual({ ok: true, value: new Date("2026-12-01T00:00:00Z") })
    expect(codeOf(effectiveFrom("2026-11-25", now))).toBe("in_the_past")
    expect([codeOf(effectiveFrom("2026-02-30", now)), codeOf(effectiveFrom("soon", now))]).toEqual(["bad_date", "bad_date"])
  })

  it("waits for everybody and for the date, whichever is later", () => {
    const later = new Date("2026-12-01T00:00:00Z")
    expect(inForceFrom(now, ["agreed", "pending"], now)).toBeNull()
    expect(inForceFrom(now, ["agreed", "declined"], now)).toBeNull()
    expect(inForceFrom(now, ["agreed", "agreed"], later)).toEqual(later)
    expect(inForceFrom(later, ["agreed"], now)).toEqual(later)
  })
})

describe("the version that counts", () => {
  const aHistory = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 0, maxLength: 8 })
    .map((times): Version[] => times.map((time, i) => ({ version: i + 1, inForceFrom: time === null ? null : new Date(time) })))

  it("was agreed to, has begun, and no newer one has: at any time, for any history", () => {
    fc.assert(fc.property(aHistory, fc.integer({ min: 0, max: 100 }), (versions, time) => {
      const at = new Date(time)
      const found = versionAt(versions, at)
      const begun = versions.filter((v) => v.inForceFrom && v.inForceFrom <= at)
      expect(found?.version ?? 0).toBe(Math.max(0, ...begun.map((v) => v.version)))
    }))
  })

  it("never falls back to an older one as time goes on", () => {
    fc.assert(fc.property(aHistory, (versions) => {
      const over = Array.from({ length: 101 }, (_, time) => versionAt(versions, new Date(time))?.version ?? 0)
      expect([...over].sort((a, b) => a - b)).toEqual(over)
    }))
  })

  it("stands with those that are agreed for later, and not with those it took the place of", () => {
    const at = (version: number, time: number | null): Version => ({ version, inForceFrom: time === null ? null : new Date(time) })
    const versions = [at(1, 0), at(2, 5), at(3, null), at(4, 20)]
    expect(standing(versions, new Date(10)).map((v) => v.version)).toEqual([2, 4])
    expect(standing(versions, new Date(-1)).map((v) => v.version)).toEqual([1, 2, 4])
  })
})

describe("leaving a split", () => {
  it("asks everybody who would lose a share, and nobody who stays or had none", () => {
    const left = leavers([share("ana", 10_000)], [share("ana", 5_000), share("ben", 5_000), share("cy", 0), share("ben", 100)])
    expect(left).toEqual([share("ben", 0)])
    expect(leavers([share("ana", 5_000), share("ben", 5_000)], [share("ana", 9_000), share("ben", 1_000)])).toEqual([])
  })
})

describe("the words of a split sheet", () => {
  it("name everybody with his part, the date and what is recovered first", () => {
    const text = splitText({ title: "Night Drive", shop: "Ana Beats", version: 2, day: "2026-12-01", shares: [share("ana", 6_666, 5_000), share("ben", 3_334, 5_000, "writer"), share("cy", 0)], recoup: { partyId: "ben", amount: 20_000n, currency: "usd" } })
    for (const words of ["“Night Drive”, version 2", "from 2026-12-01", "ANA (producer): 66.66% of revenue, 50% of publishing", "BEN (writer): 33.34% of revenue", "CY: nothing", "BEN recovers $200.00"]) expect(text).toContain(words)
  })
})
