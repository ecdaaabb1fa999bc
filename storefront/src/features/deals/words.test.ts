import { describe, expect, it } from "vitest"
import { bulkWords, endWords, hintWords, typeWords } from "./words"

describe("a deal in words", () => {
  it("says what one gets, for what, and until when", () => {
    expect(bulkWords({ buy: 2, free: 1 })).toBe("Buy 2, get 1 free")
    expect(typeWords(["mp3", "wav"], (type) => type.toUpperCase(), "all")).toBe("MP3 and WAV")
    expect(typeWords([], (type) => type, "every license but exclusive ones")).toBe("every license but exclusive ones")
    expect(endWords("2026-01-02T00:00:00Z", new Date("2026-01-01"))).toBe("Until Jan 1, 2026")
    expect(endWords("2026-01-02T00:00:00Z", new Date("2026-01-02"))).toBe("Over since Jan 1, 2026")
    expect(endWords(null, new Date())).toBe("Until you end it")
  })

  it("says what a cart lacks", () => {
    const hint = { title: "Spring", producer: { name: "Ines" } }
    expect(hintWords({ ...hint, missing: 1 })).toBe("Spring: one more license by Ines, and the next one is free.")
    expect(hintWords({ ...hint, missing: 0 })).toBe("Spring: the next license by Ines that counts brings a free one.")
  })
})
