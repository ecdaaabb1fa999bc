import { describe, expect, it } from "vitest"
import { titleFrom } from "./title"

describe("titleFrom", () => {
  it("reads a title out of a file's name", () => {
    expect(titleFrom("night_drive__140bpm.wav")).toBe("night drive 140bpm")
    expect(titleFrom("夜.flac")).toBe("夜")
    expect(titleFrom(".wav")).toBe("Untitled")
  })
})
