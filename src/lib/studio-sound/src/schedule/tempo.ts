/** Where ticks (960 a quarter) lie in time. The studio's core makes one of a project's tempo records. */
export type Tempo = {
  /** Seconds from tick 0. */
  secondsAt(tick: number): number
  tickAt(seconds: number): number
  /** Quarters a minute. */
  bpmAt(tick: number): number
}

/**
 * The time of a frame for AudioParams and oscillators, s: a hundred-thousandth of a frame early. A frame divided by the rate and multiplied
 * by it again may come out a trifle above itself, and what is set or started there would be a frame late (1 frame in 12 or so).
 */
export const timeAt = (frame: number, sampleRate: number): number => Math.max(0, frame - 1e-5) / sampleRate

/** The frame at which a tick is played. */
export const frameAt = (tempo: Tempo, tick: number, sampleRate: number): number => Math.round(tempo.secondsAt(tick) * sampleRate)
