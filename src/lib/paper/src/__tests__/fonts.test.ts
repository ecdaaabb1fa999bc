import { execFileSync } from "node:child_process"
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fontkit from "@pdf-lib/fontkit"
import fc from "fast-check"
import { PDFDocument, rgb, type PDFPage } from "pdf-lib"
import { afterAll, describe, expect, it } from "vitest"
import { embedFaces, interFile, oneByOne, withoutLigatures } from "../fonts"
import { soundFontkit } from "../fontkit"
import type { Shaped } from "../place"
import { fileOf } from "../scripts"

const folder = mkdtempSync(join(tmpdir(), "max-booster-fonts-"))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const at = { x: 10, y: 12, size: 14, color: rgb(0, 0, 0) }
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ÀÉÎÕÜßøłŞğ ЖЯж Ωλ $€“”’.,;:()-–%#"

/** A page of letters as gray pixels. */
async function picture(draw: (page: PDFPage) => unknown): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  await draw(document.addPage([900, 40]))
  const path = join(folder, "letters.pdf")
  writeFileSync(path, await document.save())
  return execFileSync("pdftoppm", ["-r", "72", "-gray", path], { maxBuffer: 1 << 24 })
}

describe("embedded fonts", { timeout: 60_000 }, () => {
  it("show every letter just as the whole font does", async () => {
    const subset = await picture((page) => { embedFaces(page.doc, "test").regular.draw(page, alphabet, at) })
    const whole = await picture(async (page) => {
      page.doc.registerFontkit(fontkit)
      page.drawText(alphabet, { ...at, font: await page.doc.embedFont(readFileSync(require.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf")), { features: { calt: false, liga: false, clig: false, dlig: false } }) })
    })
    expect(subset.length).toBeGreaterThan(30_000)
    expect(subset.subarray(20).some((pixel) => pixel < 80)).toBe(true)
    expect(Buffer.compare(subset, whole)).toBe(0)
  })

  it.each(["regular", "medium", "semibold", "italic", "boldItalic"] as const)("find letter by letter the glyphs of Inter, %s, that its tables come to", (cut) => {
    const open = () => soundFontkit.create(fileOf(interFile(cut))) as unknown as Shaped
    const [whole, quick] = [open(), open()]
    oneByOne(quick)
    const glyphs = (shape: Shaped, text: string) => shape.layout(text, withoutLigatures).glyphs.map(({ id }) => id)
    const letters = whole.characterSet.map((point) => String.fromCodePoint(point)).filter((letter) => !/\p{C}/u.test(letter))
    expect(letters.length).toBeGreaterThan(2_000)
    for (const letter of letters) expect(glyphs(quick, letter), letter).toEqual(glyphs(whole, letter))
    fc.assert(fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), (some) => { expect(glyphs(quick, some.join(""))).toEqual(glyphs(whole, some.join(""))) }), { numRuns: 300 })
  })
})
