import { expect, it } from "vitest"
import { Said, sayFailure } from "./failure"

const answered = (status: number) => Object.assign(new Error("tus: unexpected response"), { originalResponse: { getStatus: () => status } })

it("a failure says what to do: the shop's own words, its answer, or the network", () => {
  expect(sayFailure(new Said("Open a shop first."))).toBe("Open a shop first.")
  expect(sayFailure(answered(413))).toMatch(/shorter part/)
  expect(sayFailure(answered(503))).toMatch(/\(503\).*send it again/)
  for (const error of [new TypeError("Failed to fetch"), Object.assign(new Error("tus: failed to upload"), { originalResponse: null }), "nothing"]) expect(sayFailure(error)).toMatch(/cannot be reached.*still here/)
})
