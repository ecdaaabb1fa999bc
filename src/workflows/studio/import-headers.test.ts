import { expect, it } from "vitest"
import { headersOf } from "./import-headers"

it("what was left out travels in plain letters, and is shortened to what a header holds", () => {
  expect(headersOf({ id: "sprj_1", left: [] })).toEqual({ "X-Project-Id": "sprj_1" })
  const left = Array.from({ length: 40 }, (_, index) => `sounds: “Ünder ${"鼓".repeat(20)} ${index}”`)
  const header = headersOf({ id: "sprj_1", left })["X-Left-Out"] ?? ""
  expect(header).toMatch(/^[\x21-\x7e]{100,6000}$/)
  const lines = JSON.parse(decodeURIComponent(header)) as string[]
  expect([lines.slice(0, -1), lines.at(-1)]).toEqual([left.slice(0, lines.length - 1), "and more"])
})
