/** From the graph through speaker and microphone back into the graph, s, and whether it was measured or is what the browser says. */
export type Latency = { readonly seconds: number; readonly isMeasured: boolean }

const CHIRP_SECONDS = 0.03
/** The longest way back that is looked for, s. */
export const LONGEST_SECONDS = 0.75
/** How alike what came back must be to what was sent, 0 to 1; noise alone stays below 0.15. */
const LIKE = 0.3
/** How far measurements may lie from their median, s, and still count. */
const NEAR_SECONDS = 0.001

/** A sweep from 600 Hz to 6 kHz with soft ends: small speakers play it, small microphones hear it, and it is like itself at one place only. */
export function chirp(sampleRate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(CHIRP_SECONDS * sampleRate)
  return Float32Array.from({ length }, (_, n) => {
    const t = n / sampleRate
    return 0.5 * Math.sin((Math.PI * n) / (length - 1)) ** 2 * Math.sin(2 * Math.PI * (600 * t + ((6_000 - 600) / (2 * CHIRP_SECONDS)) * t * t))
  })
}

/**
 * Finds a sound in another by correlation.
 * @returns frames until it begins and how alike it is there, 0 to 1, whatever its level and whichever way round its plug; undefined where the other is silent
 */
export function find(pattern: Float32Array, within: Float32Array): { frame: number; likeness: number } | undefined {
  const size = pattern.length
  let energy = 0
  for (let n = 0; n < Math.min(size, within.length); n++) energy += (within[n] as number) ** 2
  const own = pattern.reduce((sum, sample) => sum + sample * sample, 0)
  let best: { frame: number; likeness: number; strength: number } | undefined
  for (let frame = 0; frame + size <= within.length; frame++) {
    let sum = 0
    for (let n = 0; n < size; n++) sum += (pattern[n] as number) * (within[frame + n] as number)
    const strength = Math.abs(sum)
    if (strength > (best?.strength ?? 0)) best = { frame, strength, likeness: strength / Math.sqrt(own * Math.max(energy, 1e-12)) }
    energy += ((within[frame + size] ?? 0) ** 2) - (within[frame] as number) ** 2
  }
  return best && { frame: best.frame, likeness: best.likeness }
}

/** The middle one; the mean of both where they are even. @throws {Error} of nothing there is none */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]]
  if (low === undefined || high === undefined) throw new Error("Nothing has no median")
  return (low + high) / 2
}

/** What several tries say: the median of those that were heard, if most were and agree; else why not, in words. */
export function judge(tries: readonly ({ seconds: number; likeness: number } | undefined)[]): { seconds: number; spreadMs: number } | { refused: string } {
  const heard = tries.flatMap((each) => (each && each.likeness >= LIKE ? [each.seconds] : []))
  if (heard.length * 2 <= tries.length) return { refused: "The test sound did not come back. Turn the speaker up, or hold the headphones to the microphone, and measure again." }
  const seconds = median(heard)
  const near = heard.filter((each) => Math.abs(each - seconds) <= NEAR_SECONDS)
  if (near.length * 2 <= tries.length) return { refused: "The test sound came back at different times: something else was loud, or the computer was busy. Measure again in a quiet moment." }
  return { seconds, spreadMs: (Math.max(...near) - Math.min(...near)) * 1_000 }
}

/** What the browser says of itself and of the device, until it is measured: all that is not said counts as nothing. */
export const guessed = ({ baseLatency = 0, outputLatency = 0 }: { baseLatency?: number | undefined; outputLatency?: number | undefined }, inputSeconds = 0): Latency =>
  ({ seconds: (baseLatency || 0) + (outputLatency || 0) + (inputSeconds || 0), isMeasured: false })

/** What was measured on this device, by input and output and rate. */
export class Measured {
  constructor(private readonly store: Pick<Storage, "getItem" | "setItem">) {}

  get(inputId: string, outputId: string, sampleRate: number): number | undefined {
    const seconds = this.all()[keyOf(inputId, outputId, sampleRate)]
    return typeof seconds === "number" && seconds >= 0 && seconds < 2 ? seconds : undefined
  }

  set(inputId: string, outputId: string, sampleRate: number, seconds: number): void {
    this.store.setItem(KEY, JSON.stringify({ ...this.all(), [keyOf(inputId, outputId, sampleRate)]: seconds }))
  }

  private all(): Record<string, unknown> {
    try {
      const kept: unknown = JSON.parse(this.store.getItem(KEY) ?? "{}")
      return typeof kept === "object" && kept !== null ? { ...kept } : {}
    } catch {
      return {} // what a person or another program wrote there counts as nothing: it is measured again
    }
  }
}

const KEY = "studio-latency"
const keyOf = (...parts: (string | number)[]) => parts.join(" | ")

/** A latency for people: "12 ms". */
export const sayMs = (seconds: number): string => `${Math.round(seconds * 1_000)} ms`
