import { expect, it } from "vitest"
import { leftWords, termWords } from "./life-words"

it("says how long a license runs, and what is left", () => {
  const license = { starts_on: "2026-11-26", ends_on: "2028-02-29", days_left: 460, state: "valid" as const }
  expect(termWords(license, "2026-11-26")).toBe("Until Feb 29, 2028, 15 months left")
  expect(termWords({ ...license, starts_on: "2027-03-01" }, "2026-11-26")).toBe("Starts on Mar 1, 2027, ends with Feb 29, 2028")
  expect(termWords({ ...license, state: "expired", days_left: null }, "2028-03-01")).toBe("Ended with Feb 29, 2028")
  expect(termWords({ ...license, ends_on: null, days_left: null }, "2026-11-26")).toBe("No end")
})

it("counts the last days one by one", () => {
  expect([0, 1, 30, 60, 729, 3_650].map(leftWords)).toEqual(["its last day", "one day left", "30 days left", "2 months left", "24 months left", "10 years left"])
})
