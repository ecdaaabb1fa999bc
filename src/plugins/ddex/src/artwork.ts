import { createHash } from "node:crypto"
import type { ReleaseArtwork } from "@max-booster/api-contract"
import { ok, refuse, type Result } from "@max-booster/kernel"
import sharp, { type Metadata, type Sharp } from "sharp"
import { frameOf } from "./core/artwork-frame"

/** A cover's file is at most so large, bytes. */
export const MOST_ARTWORK_BYTES = 30 * 1024 ** 2
/** A side of 12,000 pixels: what a camera or a designer gives. More is made to fill memory. */
const MOST_PIXELS = 12_000 ** 2
/** What a frame is looked for in: its smaller side, pixels. */
const LOOK = 500
const WHITE = "#ffffff"

const formats: Readonly<Record<string, ReleaseArtwork["format"]>> = { jpeg: "jpeg", png: "png", webp: "webp", tiff: "tiff", gif: "gif" }

/**
 * What a file starts with, for formats that are taken. Looked at before any decoder is: what draws (SVG, PDF) and what is rare is turned
 * away by its first bytes, whatever its name says.
 */
function signatureOf(bytes: Buffer): ReleaseArtwork["format"] | null {
  const begins = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (begins(0xff, 0xd8, 0xff)) return "jpeg"
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png"
  if (begins(0x47, 0x49, 0x46, 0x38)) return "gif"
  if (begins(0x49, 0x49, 0x2a, 0x00) || begins(0x4d, 0x4d, 0x00, 0x2a)) return "tiff"
  return bytes.subarray(0, 4).toString("latin1") === "RIFF" && bytes.subarray(8, 12).toString("latin1") === "WEBP" ? "webp" : null
}

const damaged = refuse("not_a_picture", "This picture is damaged, or not what its name says. Export it again as a JPEG or PNG.")

const open = (bytes: Buffer): Sharp => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })

/** What a cover is: its file is anybody's, and nothing is believed of it before all of it was decoded. Sizes are those of the picture upright. */
export async function measureArtwork(bytes: Buffer, url: string): Promise<Result<ReleaseArtwork>> {
  const format = signatureOf(bytes)
  if (bytes.length > MOST_ARTWORK_BYTES) return refuse("too_large", "This picture is larger than 30 MB. Save it as a JPEG and try again.")
  if (!format) return refuse("not_a_picture", "This file is not a picture that we can take. Use a JPEG, PNG, WebP or TIFF.")
  try {
    const facts = await open(bytes).metadata()
    if (formats[facts.format] !== format) return damaged
    if ((facts.pages ?? 1) > 1) return refuse("moving_picture", "This picture moves, or has several pages. Use one with a single picture.")
    const { data, info } = await open(bytes).autoOrient().flatten({ background: WHITE }).toColourspace("srgb").resize(LOOK, LOOK, { fit: "inside", withoutEnlargement: true, kernel: "nearest" }).raw().toBuffer({ resolveWithObject: true })
    const { border, isBlank } = frameOf(data, info)
    return ok({
      url, format, width: facts.autoOrient.width, height: facts.autoOrient.height, color_space: colorSpaceOf(facts), has_alpha: await isTransparent(bytes, facts), size: bytes.length,
      checksum: createHash("sha256").update(bytes).digest("hex"), border, is_blank: isBlank,
    })
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) return refuse("too_many_pixels", "This picture has more than 144 million pixels. Save it at 3,000 × 3,000 and try again.")
    return damaged
  }
}

/** sharp reports gray PNGs as sRGB with one channel and `b-w` otherwise. */
function colorSpaceOf({ space, channels, hasAlpha }: Metadata): ReleaseArtwork["color_space"] {
  if (space === "cmyk") return "cmyk"
  if (space === "b-w" || space === "grey16" || channels - (hasAlpha ? 1 : 0) === 1) return "gray"
  return space === "srgb" || space === "rgb" || space === "rgb16" ? "rgb" : "other"
}

/** A channel of transparency that hides nothing is none: many programs write one always. */
const isTransparent = async (bytes: Buffer, { hasAlpha }: Metadata): Promise<boolean> => hasAlpha && !(await open(bytes).stats()).isOpaque

/**
 * A cover as stores take it: a JPEG of high quality in sRGB, transparent places white, turned upright, without anything hidden in the file.
 * Never enlarged and never cut: a cover that is too small or not square stays so, and readiness says it.
 */
export async function convertArtwork(bytes: Buffer): Promise<Result<Buffer>> {
  if (!signatureOf(bytes) || bytes.length > MOST_ARTWORK_BYTES) return refuse("not_a_picture", "This file is not a picture that we can take. Use a JPEG, PNG, WebP or TIFF of at most 30 MB.")
  try {
    return ok(await open(bytes).autoOrient().flatten({ background: WHITE }).toColourspace("srgb").jpeg({ quality: 95, chromaSubsampling: "4:4:4", mozjpeg: true }).toBuffer())
  } catch {
    return damaged
  }
}
