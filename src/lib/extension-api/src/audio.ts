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
  /** About 800 values from 0 to 1: the waveform for the shop. */
  peaks: number[]
}

/** A way to turn a recording's source into a file. */
export type Rendition = {
  readonly id: string
  readonly label: string
  readonly extension: string
  readonly mimeType: string
  /** FFmpeg output options, each argument apart; never any user text. */
  outputOptions(source: { sampleRate: number; channels: number; bitDepth: number | null }): readonly string[]
}

/** Declares a rendition. */
export const defineRendition = (rendition: Rendition): Rendition => rendition

export type { GenreId, KeyName }
