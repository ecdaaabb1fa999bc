import { describe, expect, it } from "vitest"
import { checkCode, isCode, verificationOf } from "./verification"

const SECRET = "a secret of this shop"

describe("the check code of a license", () => {
  it("is the same each time, another for each number and each shop, and easy to read", () => {
    const code = checkCode(SECRET, "MB-2026-000123")
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(checkCode(SECRET, "MB-2026-000123")).toBe(code)
    expect(checkCode(SECRET, "MB-2026-000124")).not.toBe(code)
    expect(checkCode("another secret", "MB-2026-000123")).not.toBe(code)
  })

  it.each(["k7qw-3m2p", "K7QW3M2P", " k7qw 3m2p "])("is taken as people type it: %j", (typed) => { expect(isCode(typed, "K7QW-3M2P")).toBe(true) })
  it.each(["", "K7QW-3M2", "K7QW-3M2PX", "K7QW-3M2Q", "ÄÄÄÄ-ÄÄÄÄ"])("is refused when it is another: %j", (typed) => { expect(isCode(typed, "K7QW-3M2P")).toBe(false) })
  it("takes the letters that look like digits for these", () => { expect(isCode("O1IL-0000", "0111-0000")).toBe(true) })
})

it("a license's page has number and code in its address", () => {
  expect(verificationOf("https://shop.test", "MB-2026-000123", "K7QW-3M2P")).toEqual({ page: "https://shop.test/verify", code: "K7QW-3M2P", url: "https://shop.test/verify/MB-2026-000123?c=K7QW-3M2P" })
})
