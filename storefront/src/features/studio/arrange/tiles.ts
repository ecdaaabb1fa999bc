import type { Asset, Entry } from "@max-booster/studio-core"
import { extremesOf, levelFor, type Peaks } from "../audio/peaks"

/** A part of a region's waveform as a picture: drawn once a zoom, then only laid where it belongs. */
type Tile = { picture: ImageBitmap; used: number }

/** Width of a picture in its own pixels. */
export const TILE_PX = 512
/** Pictures that are kept: some 60 MB at most. */
const MOST = 900
/** What a frame may spend on new pictures, ms. */
const BUDGET_MS = 2

/** The zoom at which pictures are made for a view: the next power of two that is not coarser. */
export const levelOf = (ticksPerPx: number): number => 2 ** Math.floor(Math.log2(ticksPerPx))

/** Where a picture begins and the one before ends, whole px: between two half covered pixels the ground would show. @param stretch pixels of a picture to one of the screen */
export const edgeOf = (index: number, start: number, stretch: number, end: number): number => Math.round(Math.min(end, start + (index * TILE_PX) / stretch))

/** Waveforms of regions as pictures, made within a budget a frame. */
export class Tiles {
  private readonly known = new Map<string, Tile>()
  private readonly names = new WeakMap<object, number>()
  private count = 0
  private frame = 0
  private until = 0
  /** Whether a picture was wanted that there was no time for. */
  isBehind = false
  private readonly scratch = new OffscreenCanvas(TILE_PX, 1)

  begin(): void {
    this.frame += 1
    this.until = performance.now() + BUDGET_MS
    this.isBehind = false
    if (this.known.size <= MOST) return
    for (const [key, { used }] of this.known) if (used < this.frame - 1) this.drop(key)
  }

  /**
   * A part of one pass of a region.
   * @param once px of one pass at the level of the picture @param index which part @param tall px
   */
  get(region: Entry<"regions">, asset: Asset, peaks: Peaks, once: number, index: number, tall: number, colour: string): CanvasImageSource | undefined {
    // A record is another object once it has changed, so its number stands for all that is in it.
    const key = `${this.numberOf(region)} ${once.toFixed(2)} ${index} ${tall} ${colour}`
    const there = this.known.get(key)
    if (there) {
      there.used = this.frame
      return there.picture
    }
    if (performance.now() > this.until) {
      this.isBehind = true
      return undefined
    }
    const width = Math.max(1, Math.min(TILE_PX, Math.ceil(once - index * TILE_PX)))
    const canvas = this.scratch
    Object.assign(canvas, { width, height: tall })
    const context = canvas.getContext("2d")
    if (!context) return undefined
    context.fillStyle = colour
    drawWave(context, columnsOf(region, asset, peaks, once, index * TILE_PX, width), tall, Math.min(1, 10 ** (region.gainDb / 20)))
    // A canvas would be copied each time it is laid somewhere; a bitmap is not.
    const picture = canvas.transferToImageBitmap()
    this.known.set(key, { picture, used: this.frame })
    return picture
  }

  private drop(key: string): void {
    this.known.get(key)?.picture.close()
    this.known.delete(key)
  }

  private numberOf(region: object): number {
    const there = this.names.get(region) ?? (this.count += 1)
    this.names.set(region, there)
    return there
  }
}

/** Lowest and highest of each pixel of a pass, from one on. */
export function columnsOf(region: Pick<Entry<"regions">, "offset" | "length" | "reversed">, asset: Pick<Asset, "sampleRate">, peaks: Peaks, once: number, from: number, width: number): [number, number][] {
  const framesPerPx = (region.length * asset.sampleRate) / once
  const level = levelFor(peaks, framesPerPx)
  const first = region.offset * asset.sampleRate
  return Array.from({ length: width }, (_, px) => {
    const at = region.reversed ? once - from - px - 1 : from + px
    return extremesOf(level, first + at * framesPerPx, first + (at + 1) * framesPerPx)
  })
}

function drawWave(context: OffscreenCanvasRenderingContext2D, columns: readonly [number, number][], tall: number, gain: number): void {
  const middle = tall / 2
  const reach = middle * gain
  context.beginPath()
  columns.forEach(([, high], px) => { context.lineTo(px, middle - Math.max(0.5, high * reach)) })
  for (let px = columns.length - 1; px >= 0; px--) context.lineTo(px, middle + Math.max(0.5, -(columns[px]?.[0] ?? 0) * reach))
  context.fill()
}
