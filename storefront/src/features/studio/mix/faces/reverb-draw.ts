/** What of an impulse response is shown, dB below its loudest sample. */
const DEPTH_DB = 72

/** Heights, 0 to 1, of so many columns: the loudest sample of each, in dB below the loudest of all. */
export function columns(samples: Float32Array, count: number): number[] {
  let loudest = 0
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample))
  return Array.from({ length: count }, (_, at) => {
    let peak = 0
    for (let index = Math.floor((at * samples.length) / count); index < Math.floor(((at + 1) * samples.length) / count); index++) peak = Math.max(peak, Math.abs(samples[index] ?? 0))
    return peak > 0 ? Math.max(0, 1 + (20 * Math.log10(peak / loudest)) / DEPTH_DB) : 0
  })
}
