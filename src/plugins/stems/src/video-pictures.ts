import { readFile } from "node:fs/promises"
import { semiboldLetters } from "@max-booster/paper"
import type { VideoFormat } from "@max-booster/api-contract"
import sharp, { type OverlayOptions } from "sharp"
import { drawBars, drawCover, drawWords, svg } from "./core/video-drawing"
import { layoutOf, type VideoLayout } from "./core/video-layout"

/** What is seen: a beat, its cover (a file of ours) where it has one, and the bars of the part that is heard. */
export type Scene = { id: string; title: string; artist: string; coverPath: string | null; bars: readonly number[] }

const BLUR = 42
const WAITING = "rgba(255,255,255,0.34)"
const PLAYED = "#ffffff"

/**
 * The two pictures of a video as PNG: the whole with nothing played, and the box of the waveform with all of it played. Both lie over the
 * same ground, so that one can stand over the other.
 */
export async function drawPictures(format: VideoFormat, scene: Scene): Promise<{ layout: VideoLayout; base: Buffer; played: Buffer }> {
  const layout = layoutOf(format)
  const { cover, wave, width, height } = layout
  const letters = semiboldLetters()
  const designed = (title: string) => sharp(drawCover(1_000, title, scene.id, letters)).png().toBuffer()
  const artwork = scene.coverPath ? await readFile(scene.coverPath) : await designed(scene.title)
  // Blurred letters would be a smear.
  const behind = scene.coverPath ? artwork : await designed("")
  const sleeve = await sharp(artwork).resize(cover.width, cover.height, { fit: "cover" }).composite([{ input: svg(cover.width, cover.height, `<rect width="${cover.width}" height="${cover.height}" rx="28"/>`), blend: "dest-in" }]).png().toBuffer()
  const ground = await sharp(await sharp(behind).resize(Math.round(width / 4), Math.round(height / 4), { fit: "cover" }).blur(BLUR / 4).removeAlpha().png().toBuffer())
    .resize(width, height).modulate({ brightness: 0.6 }).composite([{ input: svg(width, height, `<rect width="${width}" height="${height}" fill="#08080c" fill-opacity="0.55"/>`) }]).png().toBuffer()
  const bars = (color: string): OverlayOptions => ({ input: svg(wave.width, wave.height, drawBars(layout, scene.bars, color)), left: wave.x, top: wave.y })
  const words = { input: svg(width, height, drawWords(layout, scene, letters)) }
  const [base, played] = await Promise.all([
    sharp(ground).composite([{ input: sleeve, left: cover.x, top: cover.y }, words, bars(WAITING)]).png().toBuffer(),
    // What is composed is cut in a second step: sharp would cut first.
    sharp(await sharp(ground).composite([bars(PLAYED)]).png().toBuffer()).extract({ left: wave.x, top: wave.y, width: wave.width, height: wave.height }).png().toBuffer(),
  ])
  return { layout, base, played }
}

/** How a video looks at a part of its way, as a JPEG of a third of its size. */
export async function drawStill(format: VideoFormat, scene: Scene, fraction: number): Promise<Buffer> {
  const { layout: { wave, width }, base, played } = await drawPictures(format, scene)
  const part = await sharp(played).extract({ left: 0, top: 0, width: Math.max(1, Math.round(wave.width * fraction)), height: wave.height }).toBuffer()
  return sharp(await sharp(base).composite([{ input: part, left: wave.x, top: wave.y }]).png().toBuffer()).resize(Math.round(width / 3)).jpeg({ quality: 82 }).toBuffer()
}
