import sharp from "sharp"
import { describe, expect, it } from "vitest"
import { wordsOn } from "../artwork-words"

const font = require.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf")
const written = async (text: string, width: number, color: string) =>
  sharp({ text: { text: `<span foreground="${color}">${text}</span>`, fontfile: font, font: "Inter", width, dpi: 400, rgba: true } }).resize({ width }).png().toBuffer()
const cover = (background: string) => sharp({ create: { width: 3_000, height: 3_000, channels: 3, background } })

describe("a cover is read", () => {
  it("whatever its words are written on, large and small", async () => {
    const bytes = await cover("#802040").composite([{ input: await written("NIGHT BUS", 1_800, "#ffffff"), top: 400, left: 300 }, { input: await written("www.saltwater-tapes.com", 1_000, "#ffe0b0"), top: 2_800, left: 1_000 }]).jpeg().toBuffer()
    expect(await wordsOn(bytes)).toEqual(["NIGHT BUS", "www.saltwater-tapes.com"])
  }, 60_000)

  it("and has no words where there are none", async () => {
    expect(await wordsOn(await sharp({ create: { width: 600, height: 600, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 60 } } }).jpeg().toBuffer())).toEqual([])
  }, 60_000)

  it("or is not, when it is no picture", async () => {
    await expect(wordsOn(Buffer.from("no picture"))).rejects.toThrow("unsupported image format")
  })
})
