import type { SoundLinks } from "@max-booster/api-contract"

type Wave = SoundLinks["waves"][number]

/** The level of a waveform that has a pixel for each of so many, and no more than it must; the finest when none has. */
export function waveFor(waves: readonly Wave[], columns: number): Wave | undefined {
  return waves.findLast(({ pixels }) => pixels >= columns) ?? waves[0]
}

/** Heights of all pixels of a file in audiowaveform's format with 8 bits, 0 to 1, over all channels. @throws {Error} when it is none */
export function readPeaks(file: ArrayBuffer): Float32Array {
  const view = new DataView(file)
  const version = view.getInt32(0, true)
  if (version > 2 || view.getUint32(4, true) !== 1) throw new Error("Not a waveform")
  const values = 2 * (version === 2 ? view.getInt32(20, true) : 1)
  const pairs = new Int8Array(file, version === 2 ? 24 : 20)
  return Float32Array.from({ length: Math.floor(pairs.length / values) }, (_, pixel) => {
    let most = 0
    for (let at = pixel * values; at < (pixel + 1) * values; at++) most = Math.max(most, Math.abs(pairs[at] ?? 0))
    return most / 127
  })
}

/** The loudest of each of `columns` equal parts. */
export function columnsOf(heights: ArrayLike<number>, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * heights.length) / columns)
    const to = Math.max(from + 1, Math.floor(((column + 1) * heights.length) / columns))
    let most = 0
    for (let at = from; at < to; at++) most = Math.max(most, Math.abs(heights[at] ?? 0))
    return most
  })
}

const loaded = new Map<string, Promise<Float32Array>>()

/** Fetches a level once a page; its address never changes what it holds. */
export function loadPeaks(url: string): Promise<Float32Array> {
  const known = loaded.get(url) ?? fetch(url).then(async (answer) => {
    if (!answer.ok) throw new Error(`The waveform answered ${answer.status}`)
    return readPeaks(await answer.arrayBuffer())
  })
  loaded.set(url, known)
  known.catch(() => { loaded.delete(url) })
  return known
}
