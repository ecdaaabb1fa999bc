/** How far a channel may be from the corner's to be the same color: what JPEG makes of a plain ground. */
const NEAR = 10

/**
 * The frame of one color around a picture, or its bars at two opposite sides, as share of the width or height; 0 when there is none. A
 * picture of one color alone has no frame.
 * @param pixels rows of channels, 8 bits each
 */
export function frameOf(pixels: Uint8Array, { width, height, channels }: { width: number; height: number; channels: number }): { border: number; isBlank: boolean } {
  const ground = pixels.subarray(0, channels)
  const isGround = (x: number, y: number) => ground.every((value, channel) => Math.abs((pixels[(y * width + x) * channels + channel] ?? 0) - value) <= NEAR)
  const run = (length: number, isPlain: (at: number) => boolean) => { let at = 0; while (at < length && isPlain(at)) at++; return at }
  const row = (y: number) => run(width, (x) => isGround(x, y)) === width
  const column = (x: number) => run(height, (y) => isGround(x, y)) === height
  const top = run(height, row)
  if (top === height) return { border: 0, isBlank: true }
  const sides = [top / height, run(height, (at) => row(height - 1 - at)) / height, run(width, column) / width, run(width, (at) => column(width - 1 - at)) / width]
  return { border: framed(sides), isBlank: false }
}

/** Bars at two opposite sides are a frame too: a picture that was made square by them. */
const framed = ([top = 0, bottom = 0, left = 0, right = 0]: readonly number[]): number => Math.max(Math.min(top, bottom), Math.min(left, right))
