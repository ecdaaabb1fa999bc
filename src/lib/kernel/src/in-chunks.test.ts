import { expect, it } from "vitest"
import { inChunks } from "./in-chunks"

it("asks for each id once, a part at a time, and keeps the order", async () => {
  const asked: string[][] = []
  const found = await inChunks(["a", "b", "a", "c"], (part) => { asked.push(part); return Promise.resolve(part) }, 2)
  expect(asked).toEqual([["a", "b"], ["c"]])
  expect(found).toEqual(["a", "b", "c"])
})
