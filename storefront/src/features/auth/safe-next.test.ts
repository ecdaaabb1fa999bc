import { describe, expect, it } from "vitest"
import { safeNext } from "./safe-next"

describe("where one goes after signing in", () => {
  it("is a path of this site, with its query", () => {
    expect(safeNext("/checkout")).toBe("/checkout")
    expect(safeNext("/checkout/return?checkout_id=plan_1")).toBe("/checkout/return?checkout_id=plan_1")
    expect(safeNext("/help/licenses#caps")).toBe("/help/licenses#caps")
  })
  it.each([undefined, null, "", "checkout", "https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/.//elsewhere.example", "/a/..//elsewhere.example", "/%2e//elsewhere.example", "/a\nb", "javascript:alert(1)", ["/checkout", "/cart"]])("is the account instead of %j", (next) => {
    expect(safeNext(next)).toBe("/account")
  })
})
