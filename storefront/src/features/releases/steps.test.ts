import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { begin, redo, undo } from "../dashboard/master/history"
import { set } from "./document-edits"
import { seal, step, type Steps } from "./steps"

const fresh = (): Steps => begin(releaseDocumentSchema.parse({ title: "" }))
const type = (steps: Steps, words: readonly string[], mark = "title") => words.reduce((at, word) => step(at, set("title", word), mark), steps)

describe("undo of a release", () => {
  it("takes what was typed in a field back in one step", () => {
    const typed = type(fresh(), ["N", "Ni", "Night"])
    expect(typed.past).toHaveLength(1)
    expect(undo(typed).present.title).toBe("")
    expect(redo(undo(typed)).present.title).toBe("Night")
  })
  it("is two steps when the field was left between", () => {
    const typed = type(seal(type(fresh(), ["Night"])), ["Night Bus"])
    expect(undo(typed).present.title).toBe("Night")
  })
  it("has no step for an edit that changes nothing", () => {
    const steps = fresh()
    expect(step(steps, (document) => document, null)).toBe(steps)
  })
})
