import { describe, expect, it } from "vitest"
import { safeNext } from "./safe-next"

describe("where one goes after signing in", () => {
  it("is a path of this site, with its query", () => {
    expect(safeNext("/checkout")).toBe("/checkout")
    expect(safeNext("/checkout/return?checkout_id=plan_1")).toBe("/checkout/return?checkout_id=plan_1")
  })
  it.each([undefined, null, "", "checkout", "https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/a\nb", "javascript:alert(1)"])("is the account instead of %j", (next) => {
    expect(safeNext(next)).toBe("/account")
  })
})
