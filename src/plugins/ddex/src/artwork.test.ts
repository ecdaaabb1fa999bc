import { crc32, deflateSync } from "node:zlib"
import sharp, { type Sharp } from "sharp"
import { describe, expect, it } from "vitest"
import { convertArtwork, measureArtwork } from "./artwork"

/** A picture of noise, so that nothing in it is plain. */
const noise = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 60 } } })
const measured = async (bytes: Buffer) => {
  const read = await measureArtwork(bytes, "u")
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}
const why = async (bytes: Buffer) => { const read = await measureArtwork(bytes, "u"); return read.ok ? "taken" : read.error.code }
const jpeg = () => noise(120, 100).jpeg().toBuffer()
const cmyk = async () => sharp(await jpeg()).toColourspace("cmyk").jpeg().toBuffer()
const seeThrough = () => sharp({ create: { width: 60, height: 60, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()

describe("a cover is measured", () => {
  it.each<[string, () => Promise<Buffer>, object]>([
    ["JPEG", jpeg, { format: "jpeg", width: 120, height: 100, color_space: "rgb", has_alpha: false, border: 0, is_blank: false }],
    ["JPEG in CMYK", cmyk, { format: "jpeg", color_space: "cmyk" }],
    ["gray JPEG", () => noise(50, 50).greyscale().toColourspace("b-w").jpeg().toBuffer(), { color_space: "gray" }],
    ["WebP", () => noise(50, 50).webp().toBuffer(), { format: "webp", color_space: "rgb" }],
    ["TIFF in CMYK", async () => sharp(await jpeg()).toColourspace("cmyk").tiff().toBuffer(), { format: "tiff", color_space: "cmyk" }],
    ["transparent PNG", seeThrough, { format: "png", has_alpha: true, color_space: "rgb" }],
    ["PNG with transparency that hides nothing", () => noise(50, 50).ensureAlpha().png().toBuffer(), { has_alpha: false }],
    ["GIF", () => noise(50, 50).gif().toBuffer(), { format: "gif" }],
    ["JPEG on its side", () => noise(120, 100).jpeg().withExif({}).withMetadata({ orientation: 6 }).toBuffer(), { width: 100, height: 120 }],
    ["picture on white", () => noise(192, 192).extend({ top: 24, bottom: 24, left: 24, right: 24, background: "#fff" }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer(), { border: 0.1, is_blank: false }],
    ["picture with bars above and below", () => noise(200, 160).extend({ top: 20, bottom: 20, background: "#000" }).png().toBuffer(), { border: 0.1 }],
    ["picture with a line below alone", () => noise(200, 180).extend({ bottom: 20, background: "#000" }).png().toBuffer(), { border: 0 }],
    ["one color", () => sharp({ create: { width: 90, height: 90, channels: 3, background: "#112233" } }).jpeg().toBuffer(), { border: 0, is_blank: true }],
  ])("%s", async (_, bytes, facts) => { expect(await measured(await bytes())).toMatchObject(facts) })
  it("with its size and checksum", async () => {
    const bytes = await jpeg()
    expect(await measured(bytes)).toMatchObject({ size: bytes.length, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string, url: "u" })
  })
})

describe("what is no cover is turned away", () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ["SVG", () => Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3000\" height=\"3000\"><image href=\"file:///etc/passwd\"/></svg>"), "not_a_picture"],
    ["PDF", () => Buffer.from("%PDF-1.7\n"), "not_a_picture"], ["nothing", () => Buffer.alloc(0), "not_a_picture"], ["AVIF", () => noise(32, 32).avif({ effort: 0 }).toBuffer(), "not_a_picture"],
    ["SVG behind a JPEG's first bytes", () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<svg/>")]), "not_a_picture"],
    ["JPEG that ends early", async () => { const bytes = await noise(300, 300).jpeg().toBuffer(); return bytes.subarray(0, bytes.length / 2) }, "not_a_picture"],
    ["PNG that says it is huge", () => pngOf(60_000, 60_000), "too_many_pixels"],
    ["moving GIF", async () => sharp([await noise(20, 20).png().toBuffer(), await noise(20, 20).png().toBuffer()], { join: { animated: true } }).gif().toBuffer(), "moving_picture"],
    ["31 MB", () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(31 * 1024 ** 2)]), "too_large"],
  ])("%s", async (_, bytes, code) => { expect(await why(await bytes())).toBe(code) })
})

describe("a cover is converted", () => {
  it.each<[string, () => Promise<Buffer>]>([["CMYK", cmyk], ["transparent PNG", seeThrough], ["WebP", () => noise(120, 100).webp().toBuffer()], ["TIFF", () => noise(120, 100).tiff().toBuffer()], ["gray", () => noise(50, 50).greyscale().toColourspace("b-w").jpeg().toBuffer()]])("%s becomes an RGB JPEG of its size", async (_, bytes) => {
    const source = await bytes()
    const [before, converted] = [await measured(source), await convertArtwork(source)]
    if (!converted.ok) throw new Error(converted.error.code)
    expect(await measured(converted.value)).toMatchObject({ format: "jpeg", color_space: "rgb", has_alpha: false, width: before.width, height: before.height })
  })
  it("what was transparent is white", async () => {
    const converted = await convertArtwork(await seeThrough())
    expect((await sharp(converted.ok ? converted.value : Buffer.alloc(0)).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255])
  })
  it("keeps the colors of a picture for print near to what they were", async () => {
    const red = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#c02020" } }).jpeg({ quality: 100 }).toBuffer()
    const converted = await convertArtwork(await sharp(red).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer())
    const means = (await sharp(converted.ok ? converted.value : Buffer.alloc(0)).stats()).channels.map(({ mean }) => mean)
    for (const [at, was] of [0xc0, 0x20, 0x20].entries()) expect(Math.abs((means[at] ?? 0) - was)).toBeLessThan(24)
  })
  it("carries nothing over that was hidden in the file", async () => {
    const converted = await convertArtwork(await noise(50, 50).jpeg().withExif({ IFD0: { Copyright: "somewhere at home" } }).toBuffer())
    const facts = await sharp(converted.ok ? converted.value : Buffer.alloc(0)).metadata()
    expect([facts.exif, facts.xmp]).toEqual([undefined, undefined])
  })
  it("refuses what is no picture", async () => { expect((await convertArtwork(Buffer.from("<svg/>"))).ok).toBe(false) })
})

/** A PNG of any size with next to nothing in it. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  Buffer.from([8, 2, 0, 0, 0]).copy(head, 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(100))), chunk("IEND", Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const [length, body, check] = [Buffer.alloc(4), Buffer.concat([Buffer.from(name, "latin1"), data]), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
