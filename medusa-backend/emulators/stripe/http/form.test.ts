import { describe, expect, it } from "vitest"
import { parseForm } from "./form"

describe("parseForm", () => {
  it("reads nested keys and lists", () => {
    const encoded = "mode=payment&line_items[0][price_data][currency]=usd&line_items[1][quantity]=2&expand[]=a&expand[]=b&metadata[0]=x&metadata[k]=y"
    expect(JSON.parse(JSON.stringify(parseForm(encoded)))).toEqual({
      mode: "payment",
      line_items: [{ price_data: { currency: "usd" } }, { quantity: "2" }],
      expand: ["a", "b"],
      metadata: { 0: "x", k: "y" },
    })
  })

  it("decodes what was encoded, and cannot reach an object's prototype", () => {
    const tree = parseForm(`${encodeURIComponent("metadata[note]")}=${encodeURIComponent("50 % & more")}&__proto__[polluted]=1`)
    expect(tree.metadata).toMatchObject({ note: "50 % & more" })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
