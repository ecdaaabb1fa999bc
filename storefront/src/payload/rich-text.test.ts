import type { Clause } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { clauseOf, editorStateOf } from "./rich-text"

const again = (clause: Clause) => clauseOf(clause.heading, editorStateOf(clause))

describe("a clause in the editor", () => {
  it("comes back as it went in: plain text plain, lists and emphasis as such", () => {
    expect(again({ heading: "Fee", text: "Ten {{license.price}}.\nOnce." })).toEqual({ heading: "Fee", text: "Ten {{license.price}}.\nOnce." })
    const rich: Clause = {
      heading: "Uses", text: "You may dance\nSing", blocks: [
        { kind: "paragraph", runs: [{ text: "You " }, { text: "may", bold: true }, { text: " dance", bold: true, italic: true }] },
        { kind: "list", ordered: true, items: [[{ text: "Sing" }]] }, { kind: "list", ordered: false, items: [[{ text: "Hum", italic: true }]] },
      ],
    }
    expect(again(rich).blocks).toEqual(rich.blocks)
  })

  it("is one run where it was typed in pieces, so that a variable is never torn, and keeps line breaks", () => {
    const state = editorStateOf({ heading: "", text: "" })
    state.root.children = [{ type: "paragraph", version: 1, children: [{ type: "text", text: "{{licen", format: 0 }, { type: "text", text: "see.name}}", format: 0 }, { type: "linebreak" }, { type: "text", text: "x", format: 0 }] } as never]
    expect(clauseOf("H", state)).toEqual({ heading: "H", text: "{{licensee.name}}\nx" })
  })

  it("is empty when nothing was written", () => { expect(clauseOf("H", null)).toEqual({ heading: "H", text: "" }) })
})
