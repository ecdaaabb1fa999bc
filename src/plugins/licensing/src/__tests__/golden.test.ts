import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import jsQR from "jsqr"
import sharp from "sharp"
import { afterAll, describe, expect, it } from "vitest"
import { locales, type Locale } from "@max-booster/api-contract"
import { renderContract } from "../pdf/render-contract"
import { aContract, aGrant, typeOf } from "../testing/grants"
import { shippedTypes } from "../types"

const golden = join(__dirname, "golden")
const folder = mkdtempSync(join(tmpdir(), "max-booster-golden-"))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** A change that is meant: `UPDATE_GOLDEN=1 npx vitest run --project service golden`, and look at the pictures. */
const isUpdate = process.env["UPDATE_GOLDEN"] === "1"

/** Compares with what is kept. */
function kept(name: string, now: Buffer): Buffer {
  if (isUpdate) { mkdirSync(golden, { recursive: true }); writeFileSync(join(golden, name), now) }
  return readFileSync(join(golden, name))
}

async function contractOf(type: string, locale: Locale = "en"): Promise<string> {
  const path = join(folder, `${type}.${locale}.pdf`)
  writeFileSync(path, await renderContract(aContract(aGrant({ type, locale, label: typeOf(type, locale).label, ...(type === "exclusive" && { prior_licenses: ["MB-2026-000007, WAV, 3 November 2026"], writers: [{ name: "Ana Beats", role: "producer", points: 6_666 }, { name: "Ivo Horvat", role: "co-producer", points: 3_334 }] }) }))))
  return path
}

/** A PDF's pages as gray pixels, below each other. */
async function pagesOf(path: string, dpi: number): Promise<sharp.Sharp> {
  execFileSync("pdftoppm", ["-r", String(dpi), "-gray", "-png", path, path])
  const count = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))?.[1])
  return sharp(Array.from({ length: count }, (_, i) => `${path}-${i + 1}.png`), { join: { across: 1 } }).grayscale()
}

const pixels = (picture: sharp.Sharp) => picture.raw().toBuffer({ resolveWithObject: true })

const each = shippedTypes.flatMap(({ id }) => locales.map((locale) => [id, locale] as const))
const nameOf = (type: string, locale: Locale) => (locale === "en" ? type : `${type}.${locale}`)

describe("the contract of each shipped type", { timeout: 60_000 }, () => {
  it.each(each)("of %s, in %s, is sound and reads as it did", async (type, locale) => {
    const path = await contractOf(type, locale)
    expect(execFileSync("qpdf", ["--check", path], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found")
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/[ \f]+/g, " ").replace(/ ?\n[\s]*/g, "\n")
    expect(text).toBe(kept(`${nameOf(type, locale)}.txt`, Buffer.from(text)).toString())
  })

  it.each(each)("of %s, in %s, looks as it did", async (type, locale) => {
    const picture = await pagesOf(await contractOf(type, locale), 40)
    const [now, before] = [await pixels(picture.clone()), await pixels(sharp(kept(`${nameOf(type, locale)}.png`, await picture.clone().png().toBuffer())).grayscale())]
    expect([now.info.width, now.info.height]).toEqual([before.info.width, before.info.height])
    const other = now.data.reduce((count, pixel, i) => count + (Math.abs(pixel - (before.data[i] ?? 0)) > 40 ? 1 : 0), 0)
    // Another version of the renderer smooths edges otherwise; a letter that is missing or moved is more than that.
    expect(other / now.data.length).toBeLessThan(0.001)
  })

  it("carries a code that a camera reads, and that leads to the license's public page", async () => {
    const path = await contractOf("wav")
    execFileSync("pdftoppm", ["-r", "150", "-png", "-singlefile", path, path])
    const { data, info } = await sharp(`${path}.png`).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe("https://shop.test/verify/MB-2026-000123?c=K7QW-3M2P")
  })
})
