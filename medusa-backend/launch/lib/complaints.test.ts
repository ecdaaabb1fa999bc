import { expect, it } from "vitest"
import { worthReading } from "./complaints.mjs"

it("finds what a part complained of, and how its log ends", () => {
  const log = [
    '{"level":"info","message":"The event is refused: an error of the sender"}',
    '{"level":"http","path":"/store/errors","status":404}',
    '{"level":"http","path":"/store/carts","status":500}',
    '{"level":"error","message":"Job audio o-1 failed"}',
    "TypeError: it is not a function",
    ...Array.from({ length: 20 }, (_, index) => `line ${index}`),
  ].join("\n")
  expect(worthReading(log, { tail: 2 })).toEqual([
    '{"level":"http","path":"/store/carts","status":500}', '{"level":"error","message":"Job audio o-1 failed"}', "TypeError: it is not a function", "line 18", "line 19",
  ])
})

it("says each line once, keeps the newest complaints and cuts long ones", () => {
  const log = Array.from({ length: 30 }, (_, index) => `error ${index} ${"x".repeat(1_000)}`).join("\n")
  const lines = worthReading(log)
  expect(lines).toHaveLength(15)
  expect(lines[0]).toMatch(/^error 15 x+$/)
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([400]))
  expect(worthReading("")).toEqual([])
})
