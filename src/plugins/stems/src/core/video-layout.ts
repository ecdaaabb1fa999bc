import { videoFormats, type VideoFormat } from "@max-booster/api-contract"

type Box = { x: number; y: number; width: number; height: number }

/** Where everything stands in a video, in pixels; all edges of the waveform are even, as 4:2:0 wants it. */
export type VideoLayout = { width: number; height: number; cover: Box; wave: Box; words: { x: number; y: number; width: number; size: number; centered: boolean } }

const square = (x: number, y: number, size: number): Box => ({ x, y, width: size, height: size })

const places: Record<VideoFormat, Omit<VideoLayout, "width" | "height">> = {
  square: { cover: square(260, 90, 560), wave: { x: 90, y: 884, width: 900, height: 140 }, words: { x: 90, y: 728, width: 900, size: 58, centered: true } },
  tall: { cover: square(140, 270, 800), wave: { x: 90, y: 1_380, width: 900, height: 220 }, words: { x: 90, y: 1_175, width: 900, size: 72, centered: true } },
  wide: { cover: square(140, 180, 720), wave: { x: 940, y: 640, width: 840, height: 220 }, words: { x: 940, y: 340, width: 840, size: 84, centered: false } },
}

/** The layout of a format. */
export const layoutOf = (format: VideoFormat): VideoLayout => ({ ...videoFormats[format], ...places[format] })

/** Bars that fit beside each other. */
export const barsIn = ({ wave }: VideoLayout): number => Math.floor(wave.width / BAR_STEP)

/** Pixels from bar to bar, and of a bar. */
export const BAR_STEP = 12
export const BAR_WIDTH = 7
