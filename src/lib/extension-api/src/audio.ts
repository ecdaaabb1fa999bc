import type { GenreId, KeyGuess, KeyName, TempoGuess } from "@max-booster/music"

/** Tempo and key as one engine hears them; null where there is nothing to hear (silence, no beat). */
export type TempoAndKey = {
  bpm: number | null
  /** 0 to 1. */
  bpmConfidence: number
  key: KeyName | null
  /** 0 to 1. */
  keyConfidence: number
  /** Its guesses, the likeliest first; left out: only those above. They let a genre choose among octaves later. */
  tempos?: readonly TempoGuess[]
  keys?: readonly KeyGuess[]
  /** Beats at `bpm`, seconds from the start of the recording, at most 1,000. */
  beats?: readonly number[]
  /** The first beat of a bar, where one was heard. */
  firstDownbeat?: number | null
}

/** An engine that hears tempo and key. */
export type AnalysisEngine = {
  readonly id: string
  /** As producers read it: "Essentia hears 71". */
  readonly label: string
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

/** What one engine heard, kept beside what was chosen. */
export type Reading = Omit<TempoAndKey, "beats" | "firstDownbeat"> & { engine: string; engineLabel: string; engineVersion: string }

/** What the samples themselves say. Levels in dB; null where there is nothing to measure. */
export type Measures = {
  /** Peak to loudness ratio: true peak less integrated loudness, LU. */
  plrLu: number | null
  /** Dynamic range as the Pleasurize Music Foundation's meter measures it ("DR"): second loudest peak over the loudest fifth of 3 s blocks, a channel each, averaged. */
  dynamicRangeDr: number | null
  /** Runs of three and more samples at full scale, and where the first ten begin, ms. */
  clipping: { runs: number; firstMs: number[] }
  /** Below -60 dBFS at the ends, ms. */
  silenceMs: { start: number; end: number }
  /** Mean of the samples of the channel that is further from 0, -1 to 1. */
  dcOffset: number
  /** 1: both channels the same, 0: nothing in common, -1: opposite. Null for mono and silence. */
  stereoCorrelation: number | null
}

/** What an earlier analysis chose, after one was made again. */
export type EarlierAnalysis = { bpm: number | null; key: KeyName | null; engine: string; engineVersion: string; analysedAt: string | null }

/** What is stored of a recording's sound. Those of before version 2 lack what is optional here. */
export type Analysis = Omit<TempoAndKey, "tempos" | "keys"> & {
  /** Of this shape. */
  version?: number
  /** The first of the engines that were asked, the most trusted. */
  engine: string; engineVersion: string
  /** ISO 8601. */
  analysedAt?: string
  readings?: readonly Reading[]
  measures?: Measures
  previous?: EarlierAnalysis | null
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

export type { GenreId, KeyGuess, KeyName, TempoGuess }
