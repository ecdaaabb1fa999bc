import type { GenreId, KeyName } from "@max-booster/music"

/** Tempo and key as one engine hears them; null where there is nothing to hear (silence, no beat). */
export type TempoAndKey = {
  bpm: number | null
  /** 0 to 1. */
  bpmConfidence: number
  key: KeyName | null
  /** 0 to 1. */
  keyConfidence: number
}

/** An engine that hears tempo and key. */
export type AnalysisEngine = {
  readonly id: string
  readonly version: string
  /** Whether it can run here; asked once per process. */
  available(): Promise<boolean>
  /**
   * @param pcmPath raw mono 44.1 kHz 32-bit float little-endian samples
   * @param signal aborts child processes
   */
  analyse(pcmPath: string, signal: AbortSignal): Promise<TempoAndKey>
}

/** Declares an analysis engine. */
export const defineAnalysisEngine = (engine: AnalysisEngine): AnalysisEngine => engine

/** What is stored of a recording's sound. */
export type Analysis = TempoAndKey & {
  engine: string; engineVersion: string
  durationMs: number; sampleRate: number; channels: number; bitDepth: number | null
  /** Integrated loudness, ITU-R BS.1770-4. */
  loudnessLufs: number | null
  /** EBU R128 loudness range, LU. */
  loudnessRangeLu: number | null
  truePeakDbtp: number | null
  /** Engines disagree, or confidence is low: the producer is asked. */
  askToConfirm: boolean
}

/** How a file may be asked for; what is left out follows the source. */
export type FormatChoice = {
  /** kbit/s, or LAME's variable quality 0. */
  bitrate?: number | "v0" | undefined
  /** Hz. */
  sampleRate?: number | undefined
  /** Bits a sample. */
  bitDepth?: 16 | 24 | undefined
  channels?: 1 | 2 | undefined
}

/** A kind of audio file. */
export type AudioFormat = {
  readonly id: string
  readonly label: string
  readonly extension: string
  readonly mimeType: string
  readonly lossless: boolean
  /** What may be chosen, the usual choice first; empty where there is nothing to choose. */
  readonly bitrates: readonly (number | "v0")[]
  readonly bitDepths: readonly (16 | 24)[]
  /** Hz. */
  readonly sampleRates: readonly number[]
  /** How a cover travels: as a picture stream, as a field of its comments, or not at all. */
  readonly cover: "stream" | "comment" | "none"
  /** What is said after them when the file is sent while it is made. */
  readonly streamOptions?: readonly string[]
  /** FFmpeg output options, each argument apart; never any user text. */
  outputOptions(source: { sampleRate: number; channels: number; bitDepth: number | null }, choice?: FormatChoice): readonly string[]
}

/** Declares a format. */
export const defineFormat = (format: AudioFormat): AudioFormat => format

export type { GenreId, KeyName }
