import { describe, expect, it } from "vitest"
import { scheduleWords } from "./words"

describe("a payout schedule in words", () => {
  it("names the day", () => {
    expect(scheduleWords({ interval: "weekly", anchor: "monday" })).toBe("Every Monday")
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 28].map((anchor) => scheduleWords({ interval: "monthly", anchor }).split(" ")[2])).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "28th"])
  })
  it("says what happens in short months", () => {
    expect(scheduleWords({ interval: "monthly", anchor: 31 })).toBe("On the 31st of each month, or its last day")
  })
})
