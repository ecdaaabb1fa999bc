import { Fft } from "./fft"

/** Seconds of a part that are looked for in the whole, and how far off they are looked for. */
export const LAG = { excerptSeconds: 20, reachSeconds: 10 } as const

/** Where the part stands is taken for right when it correlates there half as well as where it correlates best: bars of a loop are alike, and so are two basses; what really lies elsewhere correlates next to nothing. */
const AS_GOOD = 0.5
/** Correlation below which the part is not found in the whole at all. */
const LEAST = 0.1
/** A tone correlates as well a moment aside. */
const NEAR_SECONDS = 0.005

/**
 * How much later a part would have to begin to lie as it does in a whole that contains it: the maximum of the cross-correlation of its loudest
 * excerpt with the whole (Knapp and Carter, 1976, without weighting).
 * @returns seconds, below zero when it begins too late; 0 when it lies well; null when the whole does not seem to contain it
 */
export function lagOf(part: Float32Array, whole: Float32Array, sampleRate: number): number | null {
  const length = Math.min(part.length, LAG.excerptSeconds * sampleRate)
  const reach = LAG.reachSeconds * sampleRate
  const from = loudestFrom(part, length, sampleRate)
  const excerpt = part.subarray(from, from + length)
  const energy = energyOf(excerpt)
  if (energy === 0) return null
  const around = new Float32Array(length + 2 * reach)
  const first = from - reach
  around.set(whole.subarray(Math.max(0, first), Math.max(0, first + around.length)), Math.max(0, -first))
  const correlation = correlate(excerpt, around)
  const isLike = likeness(correlation, around, length, energy)
  const lags = 2 * reach + 1
  let best = 0
  let near = 0
  for (let at = 0; at < lags; at++) {
    if ((isLike[at] as number) > (isLike[best] as number)) best = at
    if (Math.abs(at - reach) <= NEAR_SECONDS * sampleRate) near = Math.max(near, isLike[at] as number)
  }
  const most = isLike[best] as number
  if (most < LEAST) return null
  return near >= AS_GOOD * most ? 0 : (best - reach) / sampleRate
}

/** Correlation of an excerpt with each stretch of its length. */
function correlate(excerpt: Float32Array, around: Float32Array): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(around.length))
  const fft = new Fft(size)
  // Both at once: the excerpt as the real part, what is around it as the imaginary one.
  for (let n = 0; n < size; n++) fft.put(n, excerpt[n] ?? 0, around[n] ?? 0)
  fft.transform()
  const back = new Fft(size)
  for (let k = 0; k < size; k++) {
    const other = (size - k) % size
    const [re, im, reOther, imOther] = [fft.re[k] as number, fft.im[k] as number, fft.re[other] as number, fft.im[other] as number]
    const [aRe, aIm] = [(re + reOther) / 2, (im - imOther) / 2]
    const [bRe, bIm] = [(im + imOther) / 2, (reOther - re) / 2]
    // conj(A) B, conjugated: the transform then goes backwards.
    back.put(k, aRe * bRe + aIm * bIm, -(aRe * bIm - aIm * bRe))
  }
  back.transform()
  return back.re.map((value) => value / size)
}

/** Correlations from 0 to 1: divided by the energies of both. */
function likeness(correlation: Float64Array, around: Float32Array, length: number, energy: number): Float64Array {
  const like = new Float64Array(around.length - length + 1)
  let other = energyOf(around.subarray(0, length))
  for (let at = 0; at < like.length; at++) {
    like[at] = Math.abs(correlation[at] as number) / Math.sqrt(energy * Math.max(other, energy * 1e-6))
    other += (around[at + length] ?? 0) ** 2 - (around[at] as number) ** 2
  }
  return like
}

function loudestFrom(samples: Float32Array, length: number, sampleRate: number): number {
  let [best, most] = [0, -1]
  for (let from = 0; from + length <= samples.length; from += sampleRate) {
    const energy = energyOf(samples.subarray(from, from + length))
    if (energy > most) [best, most] = [from, energy]
  }
  return best
}

function energyOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return sum
}
