/** What is known of an uploaded file that passed the gate. */
export type SourceFacts = {
  container: "wav" | "aiff" | "flac" | "mp3" | "aac" | "ogg" | "mp4" | "webm"; codec: string; lossy: boolean
  /** Hz. */
  sampleRate: number
  channels: number
  /** Bits a sample; null for lossy codecs. */
  bitDepth: number | null
  /** Exact length, from decoding all of it. */
  durationMs: number
  /** Loudest sample of any channel. */
  peakDbfs: number
}

/** Loudness of a whole file. Null where there is nothing to measure. */
export type Loudness = {
  /** Integrated, LUFS, ITU-R BS.1770-4. */
  integratedLufs: number | null
  /** EBU Tech 3342, LU. */
  rangeLu: number | null
  /** True peak of the loudest channel, dBTP. */
  truePeakDbtp: number | null
}

/** A checked source as every job after the gate needs it. */
export type SourceSound = { facts: SourceFacts; loudness: Loudness }
