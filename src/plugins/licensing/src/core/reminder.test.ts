import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reminderDue } from "./reminder"
import { dayOf, lastDayOf, plusDays, termOf } from "./term"

/** The days on which a daily run tells something, with what. */
function told(endsOn: string, from: string, days: number, isRun: (day: number) => boolean = () => true): [string, number][] {
  const sent: [string, number][] = []
  for (let n = 0; n <= days; n++) {
    const today = plusDays(from, n)
    const due = isRun(n) ? reminderDue(endsOn, today, sent.map(([, stage]) => stage)) : null
    if (due !== null) sent.push([today, due])
  }
  return sent
}

describe("reminders before a license ends", () => {
  it("come 30 days, 7 days and a day before, once each", () => {
    expect(told("2027-03-31", "2026-12-01", 150)).toEqual([["2027-03-01", 30], ["2027-03-24", 7], ["2027-03-30", 1]])
  })

  it("of a license paid on 29 February count from 28 February, and over a leap day", () => {
    const ends = lastDayOf("2028-02-29T10:00:00.000Z", 1) ?? ""
    expect(ends).toBe("2029-02-28")
    expect(told(ends, "2029-01-01", 70)).toEqual([["2029-01-29", 30], ["2029-02-21", 7], ["2029-02-27", 1]])
    expect(told("2028-03-01", "2028-01-01", 70)).toEqual([["2028-01-31", 30], ["2028-02-23", 7], ["2028-02-29", 1]])
  })

  it("that nobody could send for days are the latest only", () => {
    expect(told("2027-03-31", "2027-02-01", 60, (n) => n >= 53)).toEqual([["2027-03-26", 7], ["2027-03-30", 1]])
    expect(told("2027-03-31", "2027-02-01", 60, (n) => n >= 58)).toEqual([["2027-03-31", 1]])
    expect(told("2027-03-31", "2027-04-01", 60)).toEqual([])
  })

  it("are never told twice, never out of order, whenever the clock ran", () => {
    fc.assert(fc.property(fc.date({ min: new Date("2025-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), fc.array(fc.boolean(), { minLength: 45, maxLength: 45 }), (end, runs) => {
      const ends = dayOf(end)
      const stages = told(ends, plusDays(ends, -40), 44, (n) => runs[n] ?? false).map(([, stage]) => stage)
      expect(stages).toEqual([...new Set(stages)].sort((a, b) => b - a))
    }))
  })
})

describe("the term of a renewal", () => {
  const renewal = (paid_at: string) => termOf({ paid_at, facts: { terms: { years: 1 }, replaces: { starts_on: "2028-02-29" } } })
  it("follows the license before it, and a late one starts with its payment", () => {
    expect(renewal("2028-01-10T10:00:00.000Z")).toEqual({ starts_on: "2028-02-29", ends_on: "2029-02-28" })
    expect(renewal("2028-05-01T23:59:00.000Z")).toEqual({ starts_on: "2028-05-01", ends_on: "2029-05-01" })
  })
  it("of a license that replaces none starts with its payment", () => {
    expect(termOf({ paid_at: "2028-02-29T10:00:00.000Z", facts: { terms: { years: null } } })).toEqual({ starts_on: "2028-02-29", ends_on: null })
  })
})
