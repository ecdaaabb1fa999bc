import { describe, expect, it } from "vitest"
import { handleFrom } from "./handle"

describe("handleFrom", () => {
  it("writes names of any script as URL words", () => {
    expect(handleFrom("Café del Mär!")).toBe("cafe-del-mar")
    expect(handleFrom("夜の音")).toBe("beat")
  })
  it("numbers a handle that is taken", () => {
    expect(handleFrom("Night Drive", new Set(["night-drive", "night-drive-2"]))).toBe("night-drive-3")
  })
})
