/** Where ticks (960 a quarter) lie in time. The studio's core makes one of a project's tempo records. */
export type Tempo = {
  /** Seconds from tick 0. */
  secondsAt(tick: number): number
  tickAt(seconds: number): number
  /** Quarters a minute. */
  bpmAt(tick: number): number
}

/** The frame at which a tick is played. */
export const frameAt = (tempo: Tempo, tick: number, sampleRate: number): number => Math.round(tempo.secondsAt(tick) * sampleRate)
