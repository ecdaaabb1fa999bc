import { describe, expect, it } from "vitest"
import { refusalOf, refusalOfZip } from "./accepted"

const file = (name: string, size = 1_000, type = "") => ({ name, size, type })

describe("a file chosen for upload", () => {
  it("may be audio by its name or by its type", () => {
    expect(refusalOf(file("Night.WAV"))).toBeNull()
    expect(refusalOf(file("take", 10, "audio/flac"))).toBeNull()
  })

  it("is refused with its name and what to do", () => {
    expect(refusalOf(file("cover.png", 10, "image/png"))).toContain("cover.png")
    expect(refusalOf(file("empty.wav", 0))).toContain("empty")
    expect(refusalOf(file("album.wav", 2_000_000_001))).toContain("2 GB")
  })

  it("is a zip when it shall be stems", () => {
    expect(refusalOfZip(file("Night Drive stems.ZIP"))).toBeNull()
    expect(refusalOfZip(file("Kick.wav"))).toContain("one zip")
    expect(refusalOfZip(file("empty.zip", 0))).toContain("empty")
    expect(refusalOfZip(file("all.zip", 2_000_000_001))).toContain("2 GB")
  })
})
