import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { adviceFor, payoutStageOf } from "./payout"
import { nextPayoutOn, payoutDays, toSchedule, type PayoutSchedule } from "./payout-schedule"

const wednesday = new Date("2026-11-25T12:00:00Z")

describe("a payout schedule", () => {
  it("is read as Stripe returns it, and is unknown rather than guessed", () => {
    expect(toSchedule({ interval: "weekly", weekly_anchor: "friday" })).toEqual({ interval: "weekly", anchor: "friday" })
    expect(toSchedule({ interval: "monthly", monthly_anchor: 31 })).toEqual({ interval: "monthly", anchor: 31 })
    expect(toSchedule({ interval: "manual" })).toEqual({ interval: "manual" })
    expect([toSchedule({ interval: "weekly" }), toSchedule({ interval: "hourly" }), toSchedule(null)]).toEqual([null, null, null])
  })

  it("pays next on its day after today", () => {
    expect(nextPayoutOn({ interval: "daily" }, wednesday)).toBe("2026-11-26")
    expect(nextPayoutOn({ interval: "daily" }, new Date("2026-11-27T23:59:00Z"))).toBe("2026-11-30")
    expect(nextPayoutOn({ interval: "weekly", anchor: "monday" }, wednesday)).toBe("2026-11-30")
    expect(nextPayoutOn({ interval: "weekly", anchor: "wednesday" }, wednesday)).toBe("2026-12-02")
    expect(nextPayoutOn({ interval: "monthly", anchor: 31 }, wednesday)).toBe("2026-11-30")
    expect(nextPayoutOn({ interval: "monthly", anchor: 30 }, new Date("2027-01-30T00:00:00Z"))).toBe("2027-02-28")
    expect(nextPayoutOn({ interval: "manual" }, wednesday)).toBeNull()
  })

  it("always has a next day within two months, unless payouts are by hand", () => {
    const schedules: fc.Arbitrary<PayoutSchedule> = fc.oneof(
      fc.constant({ interval: "daily" as const }), fc.constantFrom(...payoutDays).map((anchor) => ({ interval: "weekly" as const, anchor })), fc.integer({ min: 1, max: 31 }).map((anchor) => ({ interval: "monthly" as const, anchor })),
    )
    fc.assert(fc.property(schedules, fc.date({ min: new Date("2024-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }), (schedule, now) => {
      const next = nextPayoutOn(schedule, now)
      expect(next && next > now.toISOString().slice(0, 10)).toBe(true)
    }))
  })
})

describe("a payout", () => {
  it("is in one of Stripe's states", () => {
    expect(payoutStageOf("in_transit")).toBe("in_transit")
    expect(() => payoutStageOf("lost")).toThrow("no state that we know")
  })

  it("that failed says what to do, for codes of tomorrow, too", () => {
    expect(adviceFor("account_closed")).toContain("another bank account")
    expect(adviceFor("some_new_code")).toContain("Stripe dashboard")
  })
})
