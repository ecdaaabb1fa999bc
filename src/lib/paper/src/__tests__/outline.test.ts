import { describe, expect, it } from "vitest"
import sharp from "sharp"
import { semiboldLetters } from "../outline"
import { wrap } from "../text"

const names = { Latin: "Łukasz", Arabic: "ليل طويل", Hebrew: "דוד", Devanagari: "हिन्दी", Thai: "สมชาย", Chinese: "王小明", Japanese: "夜の夢", Korean: "김민수", emoji: "🔥👩‍🎤" }
const letters = semiboldLetters()

/** Columns and rows in which something is drawn. */
async function inkOf(text: string) {
  const width = Math.ceil(letters.widthOf(text, 60)) + 40
  const { data } = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="100"><g fill="#fff">${letters.paths(text, { x: 20, y: 70, size: 60 })}</g></svg>`)).flatten({ background: "#000" }).greyscale().raw().toBuffer({ resolveWithObject: true })
  const columns = Array.from({ length: width }, (_, x) => Array.from({ length: 100 }, (_, y) => data[y * width + x] ?? 0).some((level) => level > 100))
  return { width, first: columns.indexOf(true), last: columns.lastIndexOf(true), share: data.filter((level) => level > 100).length / data.length }
}

describe("letters as shapes", () => {
  it.each(Object.entries(names))("of %s are drawn, within their width", async (_script, name) => {
    const { width, first, last, share } = await inkOf(name)
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.6)
    expect(first).toBeGreaterThan(10)
    expect(last).toBeLessThan(width - 10)
  }, 30_000)

  it("hold nothing of the text", () => {
    expect(letters.paths("<script>'\"&", { x: 0, y: 0, size: 10 })).toMatch(/^(<path transform="translate\([-\d. ]+\) scale\([-\d.e ]+\)" d="[MLQCZ\d., -]*"\/>)+$/)
  })

  it("are broken into lines that fit", () => {
    const lines = wrap("A very long title of a beat that nobody would say aloud 夜の夢夜の夢夜の夢", letters, 60, 500)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(letters.widthOf(line, 60)).toBeLessThanOrEqual(500)
  })
})
